package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Walks and rewrites H.264 samples: length-prefixed NAL units (ISO/IEC 14496-15 section 4.3) and the Annex B byte
 * stream. Holds only its limits, so one instance serves any thread. No method moves the position of its argument.
 */
public final class NalUnits {
    /** NAL unit type of a slice that is not IDR. */
    public static final int SLICE = 1;
    /** NAL unit type of an IDR slice. */
    public static final int IDR = 5;
    /** NAL unit type of supplemental enhancement information. */
    public static final int SEI = 6;
    /** NAL unit type of a sequence parameter set. */
    public static final int SPS = 7;
    /** NAL unit type of a picture parameter set. */
    public static final int PPS = 8;
    /** NAL unit type of an access unit delimiter. */
    public static final int ACCESS_UNIT_DELIMITER = 9;

    /**
     * Sets the limits.
     *
     * @param maxSampleBytes largest sample, in either form
     * @param maxUnits most NAL units in a sample
     */
    public NalUnits(int maxSampleBytes, int maxUnits) {
        throw new IllegalStateException();
    }

    /** Returns an instance for samples up to 16 MiB and 4096 NAL units. */
    public static NalUnits withDefaultLimits() {
        throw new IllegalStateException();
    }

    /**
     * Returns the NAL units of a length-prefixed sample as slices of it, header byte first; empty units are left out.
     *
     * @param nalLengthSize 1, 2 or 4, as {@link AvcConfiguration#nalLengthSize} says
     * @throws BitstreamException if a length leads beyond the sample or a limit is passed
     */
    public List<ByteBuffer> split(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        throw new IllegalStateException();
    }

    /** Looks at every NAL header (and SEI) of a sample with 4-byte lengths, without copying. */
    public AvcSample inspect(ByteBuffer sample) throws BitstreamException {
        throw new IllegalStateException();
    }

    /** Looks at every NAL header (and SEI) of a sample, without copying. */
    public AvcSample inspect(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        throw new IllegalStateException();
    }

    /**
     * Returns the sample as an {@code ACCESS_UNIT} payload: 4-byte lengths, no parameter sets, no access unit
     * delimiters, no filler. When it is so already the result is a slice of the argument, otherwise a copy.
     */
    public ByteBuffer toAccessUnit(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        throw new IllegalStateException();
    }

    /** Returns the NAL units of an Annex B byte stream as slices of it, start codes and trailing zeros left out. */
    public List<ByteBuffer> splitAnnexB(ByteBuffer byteStream) throws BitstreamException {
        throw new IllegalStateException();
    }

    /** Returns the Annex B byte stream as a new sample with 4-byte lengths; all its NAL units stay. */
    public ByteBuffer fromAnnexB(ByteBuffer byteStream) throws BitstreamException {
        throw new IllegalStateException();
    }

    /** Returns the sample as a new Annex B byte stream with 4-byte start codes. */
    public ByteBuffer toAnnexB(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        throw new IllegalStateException();
    }

    /** Joins NAL units to a new sample with 4-byte lengths. */
    public ByteBuffer join(List<ByteBuffer> units) throws BitstreamException {
        throw new IllegalStateException();
    }
}
