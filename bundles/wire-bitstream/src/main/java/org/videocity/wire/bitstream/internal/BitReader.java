package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.BitstreamException;

/** Reads bits most significant first, and Exp-Golomb codes (ITU-T H.264 section 9.1); never beyond the bytes it was given. */
public final class BitReader {
    private final ByteBuffer bytes;
    private final String what;
    private final int end;
    private int position;

    /** Reads the remaining bytes of a buffer, whose position stays; {@code what} names the structure in messages. */
    public BitReader(ByteBuffer source, String what) {
        this.bytes = source.slice();
        this.what = what;
        this.end = bytes.remaining() * 8;
    }

    /** Returns a reader of a NAL unit's RBSP: emulation prevention bytes taken out (section 7.3.1), a copy. */
    public static BitReader ofNalUnit(ByteBuffer nal, String what) {
        return new BitReader(withoutEmulationPrevention(nal), what);
    }

    private static ByteBuffer withoutEmulationPrevention(ByteBuffer nal) {
        ByteBuffer rbsp = ByteBuffer.allocate(nal.remaining());
        int zeros = 0;
        for (int i = nal.position(); i < nal.limit(); i++) {
            byte value = nal.get(i);
            if (zeros >= 2 && value == 3) {
                zeros = 0;
                continue;
            }
            zeros = value == 0 ? zeros + 1 : 0;
            rbsp.put(value);
        }
        return rbsp.flip();
    }

    /** Returns the number of bits not read yet. */
    public int remaining() {
        return end - position;
    }

    /** Reads one bit. */
    public boolean flag() throws BitstreamException {
        return bits(1) == 1;
    }

    /** Reads up to 31 bits. */
    public int bits(int count) throws BitstreamException {
        return (int) longBits(count);
    }

    /** Reads 32 bits. */
    public long unsigned32() throws BitstreamException {
        return longBits(32);
    }

    private long longBits(int count) throws BitstreamException {
        need(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            int octet = bytes.get(position >> 3);
            value = value << 1 | (octet >> (7 - (position & 7)) & 1);
            position++;
        }
        return value;
    }

    /** Passes over bits. */
    public void skip(int count) throws BitstreamException {
        need(count);
        position += count;
    }

    /** Passes over bits up to the next byte boundary. */
    public void align() {
        position = (position + 7) & ~7;
    }

    /** Reads ue(v), at most {@code max}. */
    public int unsignedGolomb(int max, String field) throws BitstreamException {
        long value = golomb();
        if (value > max) {
            throw new BitstreamException(what + ": " + field + " is " + value + ", at most " + max + " is allowed");
        }
        return (int) value;
    }

    /** Reads ue(v) or se(v) of any size and forgets it. */
    public void skipGolomb() throws BitstreamException {
        golomb();
    }

    /** Reads se(v). */
    public long signedGolomb() throws BitstreamException {
        long value = golomb();
        return (value & 1) == 0 ? -(value >> 1) : (value + 1) >> 1;
    }

    private long golomb() throws BitstreamException {
        int zeros = 0;
        while (!flag()) {
            if (++zeros > 32) {
                throw new BitstreamException(what + ": an Exp-Golomb code has more than 32 leading zeros");
            }
        }
        return (1L << zeros) - 1 + longBits(zeros);
    }

    private void need(int count) throws BitstreamException {
        if (count > end - position) {
            throw new BitstreamException(what + " ends after " + end / 8 + " bytes, inside a field");
        }
    }
}
