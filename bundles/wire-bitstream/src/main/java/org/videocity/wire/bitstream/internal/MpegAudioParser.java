package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.MpegAudioHeader;

/** Parses an MPEG audio frame header (ISO/IEC 11172-3 section 2.4.2.3, ISO/IEC 13818-3 section 2.4.2.3). */
public final class MpegAudioParser {
    /** kbit/s by bitrate_index: MPEG-1 layers I, II, III; MPEG-2 layer I; MPEG-2 layers II and III. */
    private static final int[][] KILOBITS = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };

    private static final int[] MPEG1_FREQUENCIES = {44_100, 48_000, 32_000};

    private MpegAudioParser() {}

    /** Parses the header at the buffer's position. */
    public static MpegAudioHeader parse(ByteBuffer bytes) throws BitstreamException {
        BitReader in = new BitReader(bytes, "MPEG audio header");
        if (in.bits(11) != 0x7ff) {
            throw new BitstreamException("not an MPEG audio frame: eleven 1 bits were expected");
        }
        int version = version(in.bits(2));
        int layer = 4 - in.bits(2);
        if (layer == 4) {
            throw new BitstreamException("MPEG audio layer 0 is reserved");
        }
        in.skip(1);
        int bitRateIndex = in.bits(4);
        int frequencyIndex = in.bits(2);
        if (bitRateIndex == 15 || frequencyIndex == 3) {
            throw new BitstreamException("MPEG audio header with a forbidden bit rate or frequency index");
        }
        int padding = in.bits(1);
        in.skip(1);
        int channels = in.bits(2) == 3 ? 1 : 2;
        in.skip(6);
        int bitRate = 1000 * KILOBITS[row(version, layer)][bitRateIndex];
        int frequency = MPEG1_FREQUENCIES[frequencyIndex] / (version == 10 ? 1 : version == 20 ? 2 : 4);
        int samples = layer == 1 ? 384 : layer == 3 && version != 10 ? 576 : 1152;
        return new MpegAudioHeader(
                version,
                layer,
                bitRate,
                frequency,
                channels,
                samples,
                length(layer, samples, bitRate, frequency, padding));
    }

    private static int version(int bits) throws BitstreamException {
        return switch (bits) {
            case 0 -> 25;
            case 2 -> 20;
            case 3 -> 10;
            default -> throw new BitstreamException("MPEG audio version 1 is reserved");
        };
    }

    private static int row(int version, int layer) {
        if (version == 10) {
            return layer - 1;
        }
        return layer == 1 ? 3 : 4;
    }

    private static int length(int layer, int samples, int bitRate, int frequency, int padding) {
        if (bitRate == 0) {
            return 0;
        }
        return layer == 1 ? (12 * bitRate / frequency + padding) * 4 : samples / 8 * bitRate / frequency + padding;
    }
}
