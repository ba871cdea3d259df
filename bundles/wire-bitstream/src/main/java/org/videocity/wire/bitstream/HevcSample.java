package org.videocity.wire.bitstream;

/**
 * Holds what one HEVC access unit says about itself, as {@link HevcUnits#inspect} found it (ITU-T H.265 section 7.4.2.2).
 *
 * @param slices number of slice segment NAL units (types 0 to 31) of the base layer
 * @param nalUnitType of the first slice, -1 when there is none
 * @param temporalId of the first slice: 0 for the base temporal sub-layer
 * @param nonReference every slice is of a sub-layer non-reference type (even, 0 to 14): no picture of the same temporal
 *     sub-layer refers to it
 * @param parameterSets has VPS, SPS or PPS NAL units in band
 */
public record HevcSample(int slices, int nalUnitType, int temporalId, boolean nonReference, boolean parameterSets) {
    /** Says whether a decoder may start here: an IRAP picture (BLA, IDR or CRA). */
    public boolean randomAccess() {
        return nalUnitType >= 16 && nalUnitType <= 23;
    }

    /** Says whether the picture is an IDR picture: nothing after refers to anything before. */
    public boolean idr() {
        return nalUnitType == HevcUnits.IDR_W_RADL || nalUnitType == HevcUnits.IDR_N_LP;
    }

    /**
     * Says whether no other picture refers to this one: a non-reference picture of the highest temporal sub-layer.
     *
     * @param temporalLayers sub-layers of the stream, as {@link HevcConfiguration#temporalLayers} says; 0 for unknown
     */
    public boolean discardable(int temporalLayers) {
        return nonReference && temporalLayers > 0 && temporalId >= temporalLayers - 1;
    }
}
