package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.videocity.wire.bitstream.internal.RecoveryPoint;

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

    private static final byte[] START_CODE = {0, 0, 0, 1};

    private final int maxSampleBytes;
    private final int maxUnits;

    /**
     * Sets the limits.
     *
     * @param maxSampleBytes largest sample, in either form
     * @param maxUnits most NAL units in a sample
     */
    public NalUnits(int maxSampleBytes, int maxUnits) {
        this.maxSampleBytes = maxSampleBytes;
        this.maxUnits = maxUnits;
    }

    /** Returns an instance for samples up to 16 MiB and 4096 NAL units. */
    public static NalUnits withDefaultLimits() {
        return new NalUnits(16 << 20, 4096);
    }

    /**
     * Returns the NAL units of a length-prefixed sample as slices of it, header byte first; empty units are left out.
     *
     * @param nalLengthSize 1, 2 or 4, as {@link AvcConfiguration#nalLengthSize} says
     * @throws BitstreamException if a length leads beyond the sample or a limit is passed
     */
    public List<ByteBuffer> split(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        List<ByteBuffer> units = new ArrayList<>();
        walk(sample, nalLengthSize, (offset, length) -> units.add(sample.slice(offset, length)));
        return units;
    }

    /** Looks at every NAL header (and SEI) of a sample with 4-byte lengths, without copying. */
    public AvcSample inspect(ByteBuffer sample) throws BitstreamException {
        return inspect(sample, 4);
    }

    /** Looks at every NAL header (and SEI) of a sample, without copying. */
    public AvcSample inspect(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        Inspection inspection = new Inspection(sample);
        walk(sample, nalLengthSize, inspection);
        return inspection.result();
    }

    /**
     * Returns the sample as an {@code ACCESS_UNIT} payload: 4-byte lengths, no parameter sets, no access unit
     * delimiters, no filler. When it is so already the result is a slice of the argument, otherwise a copy.
     */
    public ByteBuffer toAccessUnit(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        return keep(sample, nalLengthSize, NalUnits::belongs);
    }

    /** Returns the sample with 4-byte lengths and only the NAL units a filter keeps, which is given the first header byte. */
    ByteBuffer keep(ByteBuffer sample, int nalLengthSize, Filter filter) throws BitstreamException {
        int[] kept = {0};
        walk(sample, nalLengthSize, (offset, length) -> {
            if (filter.keeps(sample.get(offset))) {
                kept[0] += 4 + length;
            }
        });
        if (nalLengthSize == 4 && kept[0] == sample.remaining()) {
            return sample.slice();
        }
        ByteBuffer unit = ByteBuffer.allocate(kept[0]);
        walk(sample, nalLengthSize, (offset, length) -> {
            if (filter.keeps(sample.get(offset))) {
                unit.putInt(length).put(sample.slice(offset, length));
            }
        });
        return unit.flip();
    }

    /** Returns the NAL units of an Annex B byte stream as slices of it, start codes and trailing zeros left out. */
    public List<ByteBuffer> splitAnnexB(ByteBuffer byteStream) throws BitstreamException {
        checkSize(byteStream.remaining());
        List<ByteBuffer> units = new ArrayList<>();
        int start = startCode(byteStream, byteStream.position());
        for (int i = byteStream.position(); i < start; i++) {
            if (byteStream.get(i) != 0) {
                throw new BitstreamException("Annex B: a start code 00 00 01 was expected first");
            }
        }
        while (start < byteStream.limit()) {
            int next = startCode(byteStream, start + 3);
            int end = next;
            while (end > start + 3 && byteStream.get(end - 1) == 0) {
                end--;
            }
            if (end > start + 3) {
                checkCount(units.size() + 1);
                units.add(byteStream.slice(start + 3, end - start - 3));
            }
            start = next;
        }
        return units;
    }

    /** Returns the Annex B byte stream as a new sample with 4-byte lengths; all its NAL units stay. */
    public ByteBuffer fromAnnexB(ByteBuffer byteStream) throws BitstreamException {
        return join(splitAnnexB(byteStream));
    }

    /** Returns the sample as a new Annex B byte stream with 4-byte start codes. */
    public ByteBuffer toAnnexB(ByteBuffer sample, int nalLengthSize) throws BitstreamException {
        int[] size = {0};
        walk(sample, nalLengthSize, (offset, length) -> size[0] += START_CODE.length + length);
        ByteBuffer out = ByteBuffer.allocate(size[0]);
        walk(sample, nalLengthSize, (offset, length) -> out.put(START_CODE).put(sample.slice(offset, length)));
        return out.flip();
    }

    /** Joins NAL units to a new sample with 4-byte lengths. */
    public ByteBuffer join(List<ByteBuffer> units) throws BitstreamException {
        checkCount(units.size());
        long size = 0;
        for (ByteBuffer unit : units) {
            size += 4L + unit.remaining();
        }
        checkSize(size);
        ByteBuffer out = ByteBuffer.allocate((int) size);
        for (ByteBuffer unit : units) {
            out.putInt(unit.remaining()).put(unit.duplicate());
        }
        return out.flip();
    }

    /** Is shown where each NAL unit that is not empty lies. */
    interface Visitor {
        void unit(int offset, int length);
    }

    /** Decides by the first byte of a NAL unit. */
    interface Filter {
        boolean keeps(byte header);
    }

    /** Goes through the NAL units of a sample, checking every length against it. */
    void walk(ByteBuffer sample, int nalLengthSize, Visitor visitor) throws BitstreamException {
        if (nalLengthSize != 1 && nalLengthSize != 2 && nalLengthSize != 4) {
            throw new BitstreamException("NAL lengths of " + nalLengthSize + " bytes, 1, 2 or 4 were expected");
        }
        checkSize(sample.remaining());
        int position = sample.position();
        int limit = sample.limit();
        int units = 0;
        while (position < limit) {
            if (limit - position < nalLengthSize) {
                throw new BitstreamException("sample ends inside a NAL length");
            }
            long length = length(sample, position, nalLengthSize);
            position += nalLengthSize;
            if (length > limit - position) {
                throw new BitstreamException(
                        "NAL unit of " + length + " bytes, only " + (limit - position) + " are left in the sample");
            }
            checkCount(++units);
            if (length > 0) {
                visitor.unit(position, (int) length);
            }
            position += (int) length;
        }
    }

    private static long length(ByteBuffer sample, int position, int size) {
        long length = 0;
        for (int i = 0; i < size; i++) {
            length = (length << 8) | (sample.get(position + i) & 0xff);
        }
        return length;
    }

    private void checkSize(long bytes) throws BitstreamException {
        if (bytes > maxSampleBytes) {
            throw new BitstreamException("sample of " + bytes + " bytes, at most " + maxSampleBytes + " are allowed");
        }
    }

    private void checkCount(int units) throws BitstreamException {
        if (units > maxUnits) {
            throw new BitstreamException("sample with more than " + maxUnits + " NAL units");
        }
    }

    /** Leaves out what the codec configuration says (7, 8, 13, 15) and what only pads or delimits (9, 12). */
    private static boolean belongs(byte header) {
        return switch (header & 0x1f) {
            case SPS, PPS, ACCESS_UNIT_DELIMITER, 12, 13, 15 -> false;
            default -> true;
        };
    }

    /** Returns where the next 00 00 01 is, or the limit. */
    private static int startCode(ByteBuffer bytes, int from) {
        for (int i = from; i + 2 < bytes.limit(); i++) {
            if (bytes.get(i + 2) > 1 || bytes.get(i + 2) < 0) {
                i += 2;
            } else if (bytes.get(i) == 0 && bytes.get(i + 1) == 0 && bytes.get(i + 2) == 1) {
                return i;
            }
        }
        return bytes.limit();
    }

    private static final class Inspection implements Visitor {
        private final ByteBuffer sample;
        private int slices;
        private boolean idr;
        private boolean referred;
        private boolean parameterSets;
        private int recoveryFrameCount = -1;

        Inspection(ByteBuffer sample) {
            this.sample = sample;
        }

        @Override
        public void unit(int offset, int length) {
            int header = sample.get(offset);
            int type = header & 0x1f;
            if (type >= SLICE && type <= IDR) {
                slices += type == 3 || type == 4 ? 0 : 1; // partitions B and C belong to their A
                idr |= type == IDR;
                referred |= (header & 0x60) != 0;
            } else if (type == SEI && recoveryFrameCount < 0) {
                recoveryFrameCount = RecoveryPoint.frameCount(sample, offset, length);
            } else if (type == SPS || type == PPS) {
                parameterSets = true;
            }
        }

        AvcSample result() {
            return new AvcSample(slices, idr, recoveryFrameCount, slices > 0 && !referred, parameterSets);
        }
    }
}
