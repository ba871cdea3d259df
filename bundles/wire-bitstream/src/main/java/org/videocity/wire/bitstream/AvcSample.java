package org.videocity.wire.bitstream;

/**
 * Holds what one H.264 access unit says about itself, as {@link NalUnits#inspect} found it (ITU-T H.264 sections 7.4.1
 * and D.2.8).
 *
 * @param slices number of slice NAL units (types 1, 2 and 5)
 * @param idr has an IDR slice: decoding can start here and nothing before is referred to
 * @param recoveryFrameCount recovery_frame_cnt of a recovery point SEI message, -1 when there is none
 * @param discardable has slices and every one of them has nal_ref_idc 0: no other picture refers to it
 * @param parameterSets has SPS or PPS NAL units in band
 */
public record AvcSample(int slices, boolean idr, int recoveryFrameCount, boolean discardable, boolean parameterSets) {
    /** Says whether a decoder may start here: an IDR picture, or a recovery point that is exact at once (open GOP). */
    public boolean randomAccess() {
        return idr || recoveryFrameCount == 0;
    }
}
