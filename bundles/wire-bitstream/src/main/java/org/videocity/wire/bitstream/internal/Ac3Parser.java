package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.Ac3Header;
import org.videocity.wire.bitstream.BitstreamException;

/** Parses sync frame headers and configuration boxes in the order of ETSI TS 102 366. */
public final class Ac3Parser {
    private static final int SYNC_WORD = 0x0b77;
    /** Eight substreams of four bytes after two of the box. */
    private static final int MAX_BOX_BYTES = 34;

    private static final int LAST_AC3 = 8;
    private static final int EAC3 = 16;
    private static final int DEPENDENT = 1;
    private static final int RESERVED_TYPE = 3;
    private static final int[] RATES = {48_000, 44_100, 32_000};
    /** Full bandwidth channels by acmod. */
    private static final int[] CHANNELS = {2, 1, 2, 3, 3, 4, 4, 5};
    /** kbit/s by half of frmsizecod. */
    private static final int[] KILOBITS = {
        32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640
    };

    private static final int[] BLOCKS = {1, 2, 3, 6};

    private Ac3Parser() {}

    /** Parses the header at the buffer's position. */
    public static Ac3Header frame(ByteBuffer bytes) throws BitstreamException {
        BitReader in = new BitReader(bytes, "AC-3 sync frame");
        if (in.bits(16) != SYNC_WORD) {
            throw new BitstreamException("not an AC-3 frame: syncword 0b77 was expected");
        }
        if (in.remaining() < 32) {
            throw new BitstreamException("AC-3 sync frame of " + bytes.remaining() + " bytes ends inside its header");
        }
        // both syntaxes have bsid at the same place, so that decoders of one recognise the other
        int bsid = bytes.get(bytes.position() + 5) >> 3 & 0x1f;
        if (bsid <= LAST_AC3) {
            return plain(in);
        }
        if (bsid == EAC3) {
            return enhanced(in);
        }
        throw new BitstreamException("AC-3 bitstream " + bsid + ", up to 8 or 16 was expected");
    }

    private static Ac3Header plain(BitReader in) throws BitstreamException {
        in.skip(16); // crc1
        int frequencyCode = in.bits(2);
        int sizeCode = in.bits(6);
        if (frequencyCode == 3 || sizeCode >= 2 * KILOBITS.length) {
            throw new BitstreamException("AC-3 sync frame with a reserved frequency or size");
        }
        int bsid = in.bits(5);
        int mode = in.bits(3);
        int codingMode = in.bits(3);
        if ((codingMode & 1) == 1 && codingMode != 1) {
            in.skip(2); // cmixlev
        }
        if ((codingMode & 4) != 0) {
            in.skip(2); // surmixlev
        }
        if (codingMode == 2) {
            in.skip(2); // dsurmod
        }
        boolean lowFrequency = in.flag();
        int bitRate = 1000 * KILOBITS[sizeCode >> 1];
        int words = bitRate * 96 / RATES[frequencyCode];
        int extra = frequencyCode == 1 ? sizeCode & 1 : 0;
        return header(
                false,
                RATES[frequencyCode],
                Ac3Header.FRAME_SAMPLES,
                2 * (words + extra),
                bitRate,
                new int[] {frequencyCode, bsid, mode, codingMode},
                lowFrequency);
    }

    private static Ac3Header enhanced(BitReader in) throws BitstreamException {
        int streamType = in.bits(2);
        in.skip(3); // substreamid
        int bytes = 2 * (1 + in.bits(11));
        int frequencyCode = in.bits(2);
        int blocksCode = in.bits(2);
        if (streamType == RESERVED_TYPE || streamType == DEPENDENT) {
            throw new BitstreamException("E-AC-3 sample begins with substream type " + streamType
                    + ", an independent substream was expected");
        }
        if (frequencyCode == 3 && blocksCode == 3) {
            throw new BitstreamException("E-AC-3 sync frame with a reserved frequency");
        }
        int sampleRate = frequencyCode == 3 ? RATES[blocksCode] / 2 : RATES[frequencyCode];
        int samples = 256 * (frequencyCode == 3 ? 6 : BLOCKS[blocksCode]);
        int codingMode = in.bits(3);
        boolean lowFrequency = in.flag();
        int bsid = in.bits(5);
        int bitRate = (int) (8L * bytes * sampleRate / samples);
        int[] codes = {frequencyCode, bsid, 0, codingMode};
        return header(true, sampleRate, samples, bytes, bitRate, codes, lowFrequency);
    }

    private static BitReader boxReader(ByteBuffer box, String name) throws BitstreamException {
        if (box.remaining() > MAX_BOX_BYTES) {
            throw new BitstreamException(
                    name + " has " + box.remaining() + " bytes, at most " + MAX_BOX_BYTES + " are allowed");
        }
        return new BitReader(box, name);
    }

    /** Reads fscod(2) bsid(5) bsmod(3) acmod(3) lfeon(1) bit_rate_code(5) reserved(5). */
    public static Ac3Header dac3(ByteBuffer box) throws BitstreamException {
        BitReader in = boxReader(box, "dac3");
        int[] codes = {in.bits(2), in.bits(5), in.bits(3), in.bits(3)};
        boolean lowFrequency = in.flag();
        int bitRateCode = in.bits(5);
        in.skip(5);
        if (codes[0] == 3 || bitRateCode >= KILOBITS.length) {
            throw new BitstreamException("dac3 with a reserved frequency or bit rate");
        }
        int bitRate = 1000 * KILOBITS[bitRateCode];
        return header(false, RATES[codes[0]], Ac3Header.FRAME_SAMPLES, 0, bitRate, codes, lowFrequency);
    }

    /** Reads data_rate(13) num_ind_sub(3), then fscod(2) bsid(5) 0 asvc(1) bsmod(3) acmod(3) lfeon(1) of the first. */
    public static Ac3Header dec3(ByteBuffer box) throws BitstreamException {
        BitReader in = boxReader(box, "dec3");
        int bitRate = 1000 * in.bits(13);
        in.skip(3);
        int frequencyCode = in.bits(2);
        int bsid = in.bits(5);
        in.skip(2);
        int[] codes = {frequencyCode, bsid, in.bits(3), in.bits(3)};
        boolean lowFrequency = in.flag();
        in.skip(8);
        // fscod 3 is half of a frequency that only the frames say; 24 kHz is the one in use
        int sampleRate = frequencyCode == 3 ? 24_000 : RATES[frequencyCode];
        return header(true, sampleRate, Ac3Header.FRAME_SAMPLES, 0, bitRate, codes, lowFrequency);
    }

    private static Ac3Header header(
            boolean enhanced,
            int sampleRate,
            int samples,
            int frameBytes,
            int bitRate,
            int[] codes,
            boolean lowFrequency) {
        int channels = CHANNELS[codes[3]] + (lowFrequency ? 1 : 0);
        return new Ac3Header(
                enhanced,
                sampleRate,
                channels,
                samples,
                frameBytes,
                bitRate,
                codes[0],
                codes[1],
                codes[2],
                codes[3],
                lowFrequency);
    }

    /** Returns bit_rate_code: the index of the nearest rate that is not lower. */
    public static int bitRateCode(int bitsPerSecond) {
        int code = 0;
        while (code < KILOBITS.length - 1 && 1000 * KILOBITS[code] < bitsPerSecond) {
            code++;
        }
        return code;
    }
}
