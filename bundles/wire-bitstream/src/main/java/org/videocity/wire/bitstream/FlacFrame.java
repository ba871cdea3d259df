package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.internal.BitReader;

/**
 * Holds the header of a FLAC frame (RFC 9639 section 9.1).
 *
 * <pre>
 * 11111111 1111100 variable(1) | blockSize(4) sampleRate(4) | channels(4) sampleSize(3) 0 | number(8 to 56, like UTF-8)
 * [blockSize(8 or 16)] [sampleRate(8 or 16)] | crc(8)
 * </pre>
 *
 * @param blockSize samples per channel
 * @param sampleRate in Hz, 0 when STREAMINFO says it
 * @param channels 1 to 8
 * @param bitsPerSample 0 when STREAMINFO says it
 */
public record FlacFrame(int blockSize, int sampleRate, int channels, int bitsPerSample) {
    private static final int SYNC = 0x7ffc;
    private static final int[] RATES = {
        0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
    };
    private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};

    /**
     * Parses the header at the buffer's position, which stays; the CRC is checked.
     *
     * @throws BitstreamException if it is no FLAC frame header
     */
    public static FlacFrame parse(ByteBuffer frame) throws BitstreamException {
        BitReader in = new BitReader(frame, "FLAC frame header");
        if (in.bits(15) != SYNC) {
            throw new BitstreamException("not a FLAC frame: fff8 or fff9 was expected first");
        }
        in.skip(1); // blocking strategy
        int blockCode = in.bits(4);
        int rateCode = in.bits(4);
        int channelCode = in.bits(4);
        int bits = BITS[in.bits(3)];
        if (blockCode == 0 || rateCode == 15 || channelCode > 10 || bits < 0 || in.flag()) {
            throw new BitstreamException("FLAC frame header with a reserved code");
        }
        in.skip(numberBits(in));
        int blockSize = blockSize(in, blockCode);
        int sampleRate = sampleRate(in, rateCode);
        int length = frame.remaining() - in.remaining() / 8;
        if (in.bits(8) != crc(frame, length)) {
            throw new BitstreamException("FLAC frame header with a wrong CRC");
        }
        return new FlacFrame(blockSize, sampleRate, channelCode < 8 ? channelCode + 1 : 2, bits);
    }

    /** Returns how many bits follow the first byte of the coded number. */
    private static int numberBits(BitReader in) throws BitstreamException {
        int first = in.bits(8);
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        if (ones == 1 || ones > 7) {
            throw new BitstreamException("FLAC frame header with a broken frame number");
        }
        return ones == 0 ? 0 : 8 * (ones - 1);
    }

    private static int blockSize(BitReader in, int code) throws BitstreamException {
        return switch (code) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> 1 + in.bits(8);
            case 7 -> 1 + in.bits(16);
            default -> 1 << code;
        };
    }

    private static int sampleRate(BitReader in, int code) throws BitstreamException {
        return switch (code) {
            case 12 -> 1000 * in.bits(8);
            case 13 -> in.bits(16);
            case 14 -> 10 * in.bits(16);
            default -> RATES[code];
        };
    }

    /** CRC-8 with polynomial x^8 + x^2 + x + 1. */
    private static int crc(ByteBuffer frame, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= frame.get(frame.position() + i) & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) != 0 ? crc << 1 & 0xff ^ 7 : crc << 1;
            }
        }
        return crc;
    }
}
