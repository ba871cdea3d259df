package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at and normalises HEVC samples: length-prefixed NAL units (ISO/IEC 14496-15 section 8.3.2). What does not depend
 * on the codec - splitting, joining, Annex B - is in {@link NalUnits}. Holds only its limits, so one instance serves any
 * thread. No method moves the position of its argument.
 */
public final class HevcUnits {
    /** NAL unit type of an IDR picture that may have decodable leading pictures. */
    public static final int IDR_W_RADL = 19;
    /** NAL unit type of an IDR picture without leading pictures. */
    public static final int IDR_N_LP = 20;
    /** NAL unit type of a clean random access picture. */
    public static final int CRA = 21;
    /** NAL unit type of a video parameter set. */
    public static final int VPS = 32;
    /** NAL unit type of a sequence parameter set. */
    public static final int SPS = 33;
    /** NAL unit type of a picture parameter set. */
    public static final int PPS = 34;
    /** NAL unit type of an access unit delimiter. */
    public static final int ACCESS_UNIT_DELIMITER = 35;

    private static final int FILLER = 38;
    private static final int LAST_SLICE = 31;
    /** The highest of the types that say in their lowest bit whether the picture is a reference (table 7-1). */
    private static final int LAST_SUB_LAYER_TYPE = 15;

    private final NalUnits units;

    /**
     * Sets the limits.
     *
     * @param maxSampleBytes largest sample
     * @param maxUnits most NAL units in a sample
     */
    public HevcUnits(int maxSampleBytes, int maxUnits) {
        this.units = new NalUnits(maxSampleBytes, maxUnits);
    }

    /** Returns an instance for samples up to 16 MiB and 4096 NAL units. */
    public static HevcUnits withDefaultLimits() {
        return new HevcUnits(16 << 20, 4096);
    }

    /** Returns the type of a NAL unit. */
    public static int type(ByteBuffer unit) {
        return unit.get(unit.position()) >> 1 & 0x3f;
    }

    /**
     * Looks at every NAL header of a sample, without copying.
     *
     * @param nalLengthSize 1, 2 or 4, as {@link HevcConfiguration#nalLengthSize} says
     */
    public HevcSample inspect(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        Inspection inspection = new Inspection(sample);
        units.walk(sample, nalLengthSize, inspection);
        return inspection.result();
    }

    /** Looks at every NAL header of a sample with 4-byte lengths. */
    public HevcSample inspect(ByteBuffer sample) throws BitstreamException {
        return inspect(sample, 4);
    }

    /** Returns the VPS, SPS and PPS NAL units of a sample as slices of it, in order. */
    public List<ByteBuffer> parameterSets(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        List<ByteBuffer> sets = new ArrayList<>();
        units.walk(sample, nalLengthSize, (offset, length) -> {
            if (isParameterSet(sample.get(offset) >> 1 & 0x3f)) {
                sets.add(sample.slice(offset, length));
            }
        });
        return sets;
    }

    /**
     * Returns the sample as an {@code ACCESS_UNIT} payload: 4-byte lengths, no parameter sets, no access unit delimiters,
     * no filler. When it is so already the result is a slice of the argument, otherwise a copy.
     */
    public ByteBuffer toAccessUnit(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        return units.keep(sample, nalLengthSize, HevcUnits::belongs);
    }

    private static boolean belongs(byte header) {
        int type = header >> 1 & 0x3f;
        return !isParameterSet(type) && type != ACCESS_UNIT_DELIMITER && type != FILLER;
    }

    private static boolean isParameterSet(int type) {
        return type >= VPS && type <= PPS;
    }

    private static final class Inspection implements NalUnits.Visitor {
        private final ByteBuffer sample;
        private int slices;
        private int nalUnitType = -1;
        private int temporalId;
        private boolean referred;
        private boolean parameterSets;

        Inspection(ByteBuffer sample) {
            this.sample = sample;
        }

        @Override
        public void unit(int offset, int length) {
            int type = sample.get(offset) >> 1 & 0x3f;
            parameterSets |= isParameterSet(type);
            if (type > LAST_SLICE || length < 2) {
                return;
            }
            int layer = (sample.get(offset) & 1) << 5 | (sample.get(offset + 1) & 0xff) >> 3;
            if (layer > 0) {
                return; // an enhancement layer of multilayer HEVC
            }
            if (slices++ == 0) {
                nalUnitType = type;
                temporalId = Math.max(0, (sample.get(offset + 1) & 7) - 1);
            }
            referred |= type > LAST_SUB_LAYER_TYPE || (type & 1) == 1;
        }

        HevcSample result() {
            return new HevcSample(slices, nalUnitType, temporalId, slices > 0 && !referred, parameterSets);
        }
    }
}
