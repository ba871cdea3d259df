package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.videocity.wire.bitstream.internal.Av1FrameHeader;
import org.videocity.wire.bitstream.internal.Obu;

/**
 * Looks at and normalises AV1 samples: the OBUs of one temporal unit in the low-overhead format (AV1 Codec ISO Media File
 * Format Binding section 2.4). Holds only its limits, so one instance serves any thread. No method moves the position of
 * its argument.
 */
public final class Av1Units {
    /** OBU type of a sequence header. */
    public static final int SEQUENCE_HEADER = 1;
    /** OBU type of a temporal delimiter. */
    public static final int TEMPORAL_DELIMITER = 2;
    /** OBU type of a frame header. */
    public static final int FRAME_HEADER = 3;
    /** OBU type of a frame: header and tiles in one. */
    public static final int FRAME = 6;

    private static final int TILE_LIST = 8;
    private static final int PADDING = 15;

    private final int maxSampleBytes;
    private final int maxUnits;

    /**
     * Sets the limits.
     *
     * @param maxSampleBytes largest sample
     * @param maxUnits most OBUs in a sample
     */
    public Av1Units(int maxSampleBytes, int maxUnits) {
        this.maxSampleBytes = maxSampleBytes;
        this.maxUnits = maxUnits;
    }

    /** Returns an instance for samples up to 16 MiB and 4096 OBUs. */
    public static Av1Units withDefaultLimits() {
        return new Av1Units(16 << 20, 4096);
    }

    /**
     * Looks at the OBU headers and the beginning of each frame header, without copying.
     *
     * @param known the sequence header in force, absent where none came yet; one found in the sample counts from there on
     * @throws BitstreamException if an OBU leads beyond the sample, a limit is passed, or a sequence header is broken
     */
    public Av1Sample inspect(ByteBuffer sample, Optional<Av1SequenceHeader> known) throws BitstreamException {
        int frames = 0;
        boolean keyFrame = false;
        boolean discardable = true;
        Optional<Av1SequenceHeader> header = known;
        Optional<ByteBuffer> found = Optional.empty();
        for (Cursor at = new Cursor(sample); at.next(); ) {
            if (at.obu.type() == SEQUENCE_HEADER) {
                found = Optional.of(at.obu.unit(sample));
                header = Optional.of(Av1SequenceHeader.parse(found.get()));
            } else if (at.obu.type() == FRAME || at.obu.type() == FRAME_HEADER) {
                Av1FrameHeader frame = Av1FrameHeader.parse(at.obu.payload(sample), header);
                keyFrame |= frames == 0 && frame.shownKeyFrame();
                discardable &= frame.noReference();
                frames++;
            }
        }
        return new Av1Sample(frames, keyFrame, frames > 0 && discardable, found);
    }

    /**
     * Returns the sample as an {@code ACCESS_UNIT} payload: no temporal delimiters, no padding, no tile lists. When it is
     * so already the result is a slice of the argument, otherwise a copy.
     */
    public ByteBuffer toAccessUnit(ByteBuffer sample) throws BitstreamException {
        int kept = 0;
        for (Cursor at = new Cursor(sample); at.next(); ) {
            kept += belongs(at.obu) ? at.obu.end() - at.obu.start() : 0;
        }
        if (kept == sample.remaining()) {
            return sample.slice();
        }
        ByteBuffer unit = ByteBuffer.allocate(kept);
        for (Cursor at = new Cursor(sample); at.next(); ) {
            if (belongs(at.obu)) {
                unit.put(at.obu.unit(sample));
            }
        }
        return unit.flip();
    }

    private static boolean belongs(Obu obu) {
        return obu.type() != TEMPORAL_DELIMITER && obu.type() != TILE_LIST && obu.type() != PADDING;
    }

    private final class Cursor {
        private final ByteBuffer sample;
        private int position;
        private int count;
        private Obu obu = new Obu(0, true, 0, 0, 0);

        Cursor(ByteBuffer sample) throws BitstreamException {
            if (sample.remaining() > maxSampleBytes) {
                throw new BitstreamException(
                        "AV1 sample of " + sample.remaining() + " bytes, at most " + maxSampleBytes + " are allowed");
            }
            this.sample = sample;
            this.position = sample.position();
        }

        boolean next() throws BitstreamException {
            if (position >= sample.limit()) {
                return false;
            }
            if (++count > maxUnits) {
                throw new BitstreamException("AV1 sample with more than " + maxUnits + " OBUs");
            }
            obu = Obu.at(sample, position);
            position = obu.end();
            return true;
        }
    }
}
