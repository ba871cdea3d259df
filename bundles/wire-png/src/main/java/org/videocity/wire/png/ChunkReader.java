package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.videocity.wire.png.PngException.Fault;

/**
 * Cuts a whole PNG file into its chunks, up to IEND and nothing after it. Lengths are compared with what is there before a
 * chunk is looked at, every CRC is checked, and no byte is copied.
 */
public final class ChunkReader {
    /** What every PNG begins with (section 5.2). */
    static final long SIGNATURE = 0x8950_4e47_0d0a_1a0aL;

    static final int SIGNATURE_BYTES = 8;
    private static final String END = "IEND";

    private final int maxFileBytes;
    private final int maxChunks;

    /**
     * Sets the limits.
     *
     * @param maxFileBytes longest file that is read
     * @param maxChunks how many chunks it may have
     */
    public ChunkReader(int maxFileBytes, int maxChunks) {
        this.maxFileBytes = maxFileBytes;
        this.maxChunks = maxChunks;
    }

    /**
     * Reads a file from its buffer's position to its limit, which stay.
     *
     * @return all chunks in their order, IEND last
     */
    public List<Chunk> read(ByteBuffer file) throws PngException {
        if (file.remaining() > maxFileBytes) {
            throw new PngException(
                    Fault.TOO_LARGE, "a file of " + file.remaining() + " bytes, at most " + maxFileBytes + " are read");
        }
        ByteBuffer rest = file.slice();
        signature(rest);
        List<Chunk> chunks = new ArrayList<>();
        do {
            if (chunks.size() == maxChunks) {
                throw new PngException(Fault.TOO_LARGE, "more than " + maxChunks + " chunks");
            }
            chunks.add(chunk(rest));
        } while (!chunks.get(chunks.size() - 1).type().equals(END));
        if (rest.hasRemaining()) {
            throw new PngException(Fault.NO_CARD_FORM, rest.remaining() + " bytes stand behind the end of the picture");
        }
        return chunks;
    }

    private static void signature(ByteBuffer rest) throws PngException {
        if (rest.remaining() < SIGNATURE_BYTES) {
            throw new PngException(
                    isPrefix(rest) ? Fault.TRUNCATED : Fault.NOT_PNG, "not even the signature of a PNG is there");
        }
        if (rest.getLong() != SIGNATURE) {
            throw new PngException(Fault.NOT_PNG, "not PNG: its signature was expected");
        }
    }

    private static boolean isPrefix(ByteBuffer rest) {
        byte[] signature =
                ByteBuffer.allocate(SIGNATURE_BYTES).putLong(SIGNATURE).array();
        return rest.hasRemaining()
                && ByteBuffer.wrap(signature, 0, rest.remaining()).equals(rest);
    }

    private static Chunk chunk(ByteBuffer rest) throws PngException {
        if (rest.remaining() < Chunk.FRAME_BYTES) {
            throw new PngException(Fault.TRUNCATED, "the file ends before the picture does");
        }
        int at = rest.position();
        int length = rest.getInt(at);
        if (length < 0) {
            throw new PngException(Fault.DAMAGED, "a chunk's length has its first bit set");
        }
        if (length > rest.remaining() - Chunk.FRAME_BYTES) {
            throw new PngException(
                    Fault.TRUNCATED,
                    "a chunk of " + length + " bytes, but " + (rest.remaining() - Chunk.FRAME_BYTES) + " are left");
        }
        ByteBuffer typeAndData = rest.slice(at + 4, Chunk.TYPE_BYTES + length);
        long expected = Chunk.crc(typeAndData.duplicate());
        long found = rest.getInt(at + 4 + Chunk.TYPE_BYTES + length) & 0xffff_ffffL;
        if (expected != found) {
            throw new PngException(Fault.DAMAGED, "a chunk's checksum does not fit");
        }
        rest.position(at + Chunk.FRAME_BYTES + length);
        return new Chunk(type(typeAndData), typeAndData.slice(Chunk.TYPE_BYTES, length));
    }

    private static String type(ByteBuffer typeAndData) throws PngException {
        byte[] type = new byte[Chunk.TYPE_BYTES];
        typeAndData.get(0, type);
        for (byte letter : type) {
            if (!Chunk.isLetter(letter)) {
                throw new PngException(Fault.DAMAGED, "a chunk's type is not made of letters");
            }
        }
        return new String(type, StandardCharsets.US_ASCII);
    }
}
