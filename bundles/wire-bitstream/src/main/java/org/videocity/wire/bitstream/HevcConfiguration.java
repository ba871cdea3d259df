package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.videocity.wire.bitstream.internal.HvccParser;

/**
 * Holds an HEVCDecoderConfigurationRecord ("hvcC"), ISO/IEC 14496-15 section 8.3.3.1: the codec configuration of an HEVC
 * track.
 *
 * <pre>
 * version=1 | space(2) tier(1) profile(5) | compatibility(32) | constraints(48) | level(8)
 * 1111 minSpatialSegmentation(12) | 111111 parallelism(2) | 111111 chroma(2) | 11111 luma-8(3) | 11111 chroma-8(3)
 * avgFrameRate(16) | constantFrameRate(2) temporalLayers(3) nested(1) lengthSizeMinusOne(2)
 * numArrays(8) { complete(1) 0 type(6) numNalus(16) { length(16) NAL unit } }
 * </pre>
 *
 * Immutable.
 *
 * @param profile profile, tier and level
 * @param minSpatialSegmentation min_spatial_segmentation_idc, 0 when nothing is said
 * @param parallelism parallelismType, 0 for mixed or unknown
 * @param chromaFormat chroma_format_idc
 * @param bitDepthLuma bits of a luma sample
 * @param bitDepthChroma bits of a chroma sample
 * @param averageFrameRate frames per 256 seconds, 0 for unknown
 * @param constantFrameRate 1 constant, 0 unknown, 2 constant in each temporal layer
 * @param temporalLayers number of temporal sub-layers, 0 for unknown, 1 for a plain stream
 * @param temporalIdNested all SPS have sps_temporal_id_nesting_flag
 * @param nalLengthSize bytes of each NAL length in samples: 1, 2 or 4
 * @param arrays the parameter sets (and declarative SEI) by type, in the order found
 */
public record HevcConfiguration(
        HevcProfile profile,
        int minSpatialSegmentation,
        int parallelism,
        int chromaFormat,
        int bitDepthLuma,
        int bitDepthChroma,
        int averageFrameRate,
        int constantFrameRate,
        int temporalLayers,
        boolean temporalIdNested,
        int nalLengthSize,
        List<HevcNalArray> arrays) {

    /** Largest record accepted, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;
    /** Most NAL units accepted in a record. */
    public static final int MAX_UNITS = 256;

    /** Keeps a copy of the list. */
    public HevcConfiguration {
        arrays = List.copyOf(arrays);
    }

    /**
     * Parses the remaining bytes of {@code hvcC}; its position stays.
     *
     * @throws BitstreamException if it is truncated, too long, of another version, or has no SPS
     */
    public static HevcConfiguration parse(ByteBuffer hvcC) throws BitstreamException {
        return HvccParser.parse(hvcC);
    }

    /**
     * Builds a configuration with 4-byte NAL lengths from parameter sets in any order (NAL header included, no start
     * code); NAL units that are none are left out.
     *
     * @throws BitstreamException if VPS, SPS or PPS is missing, or a set is too long or does not parse
     */
    public static HevcConfiguration of(List<ByteBuffer> parameterSets) throws BitstreamException {
        List<HevcNalArray> arrays = new ArrayList<>();
        for (int type = HevcUnits.VPS; type <= HevcUnits.PPS; type++) {
            List<ByteBuffer> sets = ofType(parameterSets, type);
            if (sets.isEmpty()) {
                throw new BitstreamException("hvcC wants VPS, SPS and PPS; NAL unit type " + type + " is missing");
            }
            arrays.add(new HevcNalArray(true, type, sets));
        }
        HvccParser.checkSizes(arrays);
        HevcSps sps = HevcSps.parse(arrays.get(1).units().get(0));
        return new HevcConfiguration(
                sps.profile(),
                0,
                0,
                sps.chromaFormat(),
                sps.bitDepthLuma(),
                sps.bitDepthChroma(),
                0,
                0,
                sps.maxSubLayers(),
                sps.temporalIdNested(),
                4,
                arrays);
    }

    private static List<ByteBuffer> ofType(List<ByteBuffer> units, int type) {
        return units.stream()
                .filter(unit -> unit.hasRemaining() && HevcUnits.type(unit) == type)
                .distinct()
                .toList();
    }

    /**
     * Returns the configuration after parameter sets found in band: each type present replaces the sets of that type. When
     * they say nothing new, this configuration itself.
     *
     * @param parameterSets as {@link HevcUnits#parameterSets} returns them
     * @throws BitstreamException if they do not make a configuration
     */
    public HevcConfiguration adopting(List<ByteBuffer> parameterSets) throws BitstreamException {
        List<ByteBuffer> sets = new ArrayList<>();
        boolean news = false;
        for (int type = HevcUnits.VPS; type <= HevcUnits.PPS; type++) {
            List<ByteBuffer> found = ofType(parameterSets, type);
            List<ByteBuffer> known = units(type);
            news |= !known.containsAll(found);
            sets.addAll(found.isEmpty() ? known : found);
        }
        return news ? of(sets).withLengthSize(nalLengthSize, false) : this;
    }

    /**
     * Returns the configuration as the sample entry {@code hvc1} wants it, for samples that are {@code ACCESS_UNIT}
     * payloads: 4-byte lengths, and all parameter sets here (array_completeness).
     */
    public HevcConfiguration withFourByteLengths() {
        return withLengthSize(4, true);
    }

    private HevcConfiguration withLengthSize(int lengthSize, boolean complete) {
        return new HevcConfiguration(
                profile,
                minSpatialSegmentation,
                parallelism,
                chromaFormat,
                bitDepthLuma,
                bitDepthChroma,
                averageFrameRate,
                constantFrameRate,
                temporalLayers,
                temporalIdNested,
                lengthSize,
                arrays.stream()
                        .map(array -> complete ? array.completed() : array)
                        .toList());
    }

    /** Returns the record's bytes in a new buffer. */
    public ByteBuffer toBytes() {
        return HvccParser.write(this);
    }

    /** Returns the NAL units of a type as read-only views. */
    public List<ByteBuffer> units(int type) {
        return arrays.stream()
                .filter(array -> array.type() == type)
                .flatMap(array -> array.units().stream())
                .toList();
    }

    /** Parses the first SPS: picture size, pixel aspect, frame rate. */
    public HevcSps sps() throws BitstreamException {
        return HevcSps.parse(units(HevcUnits.SPS).get(0));
    }

    /** Returns the RFC 6381 name, for example {@code hvc1.1.6.L93.B0}. */
    public String codecString() {
        return profile.codecString();
    }
}
