package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.internal.BitReader;
import org.videocity.wire.bitstream.internal.Bytes;

/**
 * Holds the codec configuration of a FLAC track: the STREAMINFO metadata block (RFC 9639 section 8.2) and what blocks may
 * follow it, as "dfLa" carries them (Encapsulation of FLAC in ISO Base Media File Format section 3.3.2).
 *
 * <pre>
 * last(1) type=0(7) length=34(24) | minBlock(16) maxBlock(16) minFrame(24) maxFrame(24)
 * sampleRate(20) channels-1(3) bitsPerSample-1(5) totalSamples(36) | md5(128)
 * </pre>
 *
 * @param minBlockSize smallest block in samples
 * @param maxBlockSize largest block in samples
 * @param sampleRate in Hz
 * @param channels 1 to 8
 * @param bitsPerSample 4 to 32
 * @param totalSamples 0 for unknown, as in live streams
 * @param blocks metadata blocks with their headers, STREAMINFO first; read-only
 */
public record FlacConfiguration(
        int minBlockSize,
        int maxBlockSize,
        int sampleRate,
        int channels,
        int bitsPerSample,
        long totalSamples,
        ByteBuffer blocks) {

    /** Largest configuration accepted, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int SIGNATURE = 'f' << 24 | 'L' << 16 | 'a' << 8 | 'C';
    private static final int STREAM_INFO_LENGTH = 34;
    private static final int BLOCK_HEADER = 4;
    private static final int FIRST_LENGTH = BLOCK_HEADER + STREAM_INFO_LENGTH;
    private static final int LAST = 0x80;

    /** Keeps a copy of the blocks. */
    public FlacConfiguration {
        blocks = Bytes.copy(blocks);
    }

    @Override
    public ByteBuffer blocks() {
        return blocks.duplicate();
    }

    /**
     * Parses the remaining bytes as metadata blocks, the content of dfLa after version and flags; the position stays. What
     * follows the block marked last is left out.
     *
     * @throws BitstreamException if it is truncated, too long, or does not begin with a STREAMINFO block
     */
    public static FlacConfiguration parse(ByteBuffer dfLa) throws BitstreamException {
        if (dfLa.remaining() > MAX_BYTES) {
            throw new BitstreamException(
                    "dfLa has " + dfLa.remaining() + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        ByteBuffer in = dfLa.slice();
        int end = blocksEnd(in);
        if (end < FIRST_LENGTH || (in.getInt(0) & 0x7fff_ffff) != STREAM_INFO_LENGTH) {
            throw new BitstreamException("FLAC: a STREAMINFO block of 34 bytes was expected first");
        }
        BitReader info = new BitReader(in.slice(BLOCK_HEADER, STREAM_INFO_LENGTH), "STREAMINFO");
        int minBlock = info.bits(16);
        int maxBlock = info.bits(16);
        info.skip(48);
        int sampleRate = info.bits(20);
        int channels = 1 + info.bits(3);
        int bitsPerSample = 1 + info.bits(5);
        long totalSamples = (long) info.bits(4) << 32 | info.unsigned32();
        if (sampleRate == 0 || bitsPerSample < 4) {
            throw new BitstreamException(
                    "FLAC: STREAMINFO says " + sampleRate + " Hz, " + bitsPerSample + " bits per sample");
        }
        return new FlacConfiguration(
                minBlock, maxBlock, sampleRate, channels, bitsPerSample, totalSamples, in.slice(0, end));
    }

    /**
     * Parses a stream's beginning, "fLaC" and metadata blocks; also takes the blocks, or the 34 bytes of STREAMINFO, alone.
     *
     * @throws BitstreamException likewise
     */
    public static FlacConfiguration parseNative(ByteBuffer bytes) throws BitstreamException {
        ByteBuffer in = bytes.slice();
        if (in.remaining() == STREAM_INFO_LENGTH) {
            return parse(ByteBuffer.allocate(FIRST_LENGTH)
                    .putInt(LAST << 24 | STREAM_INFO_LENGTH)
                    .put(in)
                    .flip());
        }
        boolean signed = in.remaining() >= 4 && in.getInt(0) == SIGNATURE;
        return parse(signed ? in.position(4) : in);
    }

    /** Returns where the last block ends. */
    private static int blocksEnd(ByteBuffer in) throws BitstreamException {
        int position = 0;
        boolean last = false;
        while (!last && position < in.limit()) {
            if (in.limit() - position < BLOCK_HEADER) {
                throw new BitstreamException("FLAC: a metadata block header of 4 bytes was expected");
            }
            int header = in.getInt(position);
            int length = header & 0xff_ffff;
            position += BLOCK_HEADER;
            if (length > in.limit() - position) {
                throw new BitstreamException("FLAC: a metadata block of " + length + " bytes, only "
                        + (in.limit() - position) + " are left");
            }
            position += length;
            last = header < 0;
        }
        return position;
    }

    /** Returns the ISO form, the metadata blocks with the last one marked so, in a new buffer. */
    public ByteBuffer toBytes() {
        ByteBuffer out =
                ByteBuffer.allocate(blocks.remaining()).put(blocks.duplicate()).flip();
        int position = 0;
        int next = 0;
        while (next < out.limit()) {
            position = next;
            next = position + BLOCK_HEADER + (out.getInt(position) & 0xff_ffff);
        }
        return out.put(position, (byte) (out.get(position) | LAST));
    }

    /** Returns "fLaC" and the STREAMINFO block alone, 42 bytes, in a new buffer: what enhanced RTMP starts a sequence with. */
    public ByteBuffer toNative() {
        ByteBuffer out = ByteBuffer.allocate(4 + FIRST_LENGTH).putInt(SIGNATURE);
        out.put(blocks.slice(0, FIRST_LENGTH)).flip();
        return out.put(4, (byte) LAST);
    }

    /** Returns the codecs parameter in the spelling every browser takes: {@code flac}. */
    public String codecString() {
        return "flac";
    }
}
