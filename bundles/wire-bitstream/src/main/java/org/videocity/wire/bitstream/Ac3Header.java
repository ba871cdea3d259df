package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.internal.Ac3Parser;
import org.videocity.wire.bitstream.internal.BitWriter;

/**
 * Holds the header of an AC-3 or E-AC-3 sync frame (ETSI TS 102 366 sections 4.3, 4.4.2 and E.1.2), or what the boxes
 * "dac3" and "dec3" say of one (sections F.4 and F.6).
 *
 * @param enhanced E-AC-3
 * @param sampleRate in Hz
 * @param channels with the low frequency channel
 * @param samples of a sync frame per channel: 1536 for AC-3, 256 to 1536 for E-AC-3
 * @param frameBytes length of the sync frame, 0 when read from a box
 * @param bitRate bits per second
 * @param frequencyCode fscod
 * @param bitstreamId bsid: 8 or below AC-3, 16 E-AC-3
 * @param bitstreamMode bsmod: 0 complete main
 * @param codingMode acmod: 0 two mono channels, 1 mono, 2 stereo, up to 7 for 3/2
 * @param lowFrequency lfeon
 */
public record Ac3Header(
        boolean enhanced,
        int sampleRate,
        int channels,
        int samples,
        int frameBytes,
        int bitRate,
        int frequencyCode,
        int bitstreamId,
        int bitstreamMode,
        int codingMode,
        boolean lowFrequency) {

    /** Samples per channel of an AC-3 sync frame. */
    public static final int FRAME_SAMPLES = 1536;

    /**
     * Parses the header at the buffer's position, which stays; the rest of the frame need not be there.
     *
     * @throws BitstreamException if it is no sync frame or says what the standard reserves
     */
    public static Ac3Header parse(ByteBuffer frame) throws BitstreamException {
        return Ac3Parser.frame(frame);
    }

    /** Reads the content of a dac3 box; the position stays. */
    public static Ac3Header parseAc3Box(ByteBuffer dac3) throws BitstreamException {
        return Ac3Parser.dac3(dac3);
    }

    /** Reads the content of a dec3 box, its first independent substream; the position stays. */
    public static Ac3Header parseEac3Box(ByteBuffer dec3) throws BitstreamException {
        return Ac3Parser.dec3(dec3);
    }

    /** Returns the ISO form, the content of dac3 (3 bytes) or dec3 (5 bytes, one substream), in a new buffer. */
    public ByteBuffer toBytes() {
        if (!enhanced) {
            return new BitWriter(3)
                    .bits(frequencyCode, 2)
                    .bits(bitstreamId, 5)
                    .bits(bitstreamMode, 3)
                    .bits(codingMode, 3)
                    .bits(lowFrequency ? 1 : 0, 1)
                    .bits(Ac3Parser.bitRateCode(bitRate), 5)
                    .bits(0, 5)
                    .toBytes();
        }
        return new BitWriter(5)
                .bits(bitRate / 1000, 13)
                .bits(0, 3) // one independent substream
                .bits(frequencyCode, 2)
                .bits(bitstreamId, 5)
                .bits(0, 2) // reserved, asvc
                .bits(bitstreamMode, 3)
                .bits(codingMode, 3)
                .bits(lowFrequency ? 1 : 0, 1)
                .bits(0, 8) // reserved, no dependent substreams, reserved
                .toBytes();
    }

    /** Returns the codecs parameter: {@code ac-3} or {@code ec-3}. */
    public String codecString() {
        return enhanced ? "ec-3" : "ac-3";
    }
}
