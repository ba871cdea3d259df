package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One chunk of a PNG file (PNG specification, third edition, section 5.3).
 *
 * <pre>
 * +------------+----------+---------------+-----------------------+
 * | length u32 | type 4 B | data (length) | CRC-32 of type + data |
 * +------------+----------+---------------+-----------------------+
 * </pre>
 *
 * @param type four ASCII letters
 * @param data what is in it; a view of the bytes it was read from
 */
public record Chunk(String type, ByteBuffer data) {
    /** Length, type and CRC: what a chunk takes beside its data. */
    static final int FRAME_BYTES = 12;

    static final int TYPE_BYTES = 4;

    public Chunk {
        if (type.length() != TYPE_BYTES || !type.chars().allMatch(Chunk::isLetter)) {
            throw new IllegalArgumentException("A chunk's type has four letters");
        }
        data = data.slice().asReadOnlyBuffer();
    }

    static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** Returns the data with a position of the caller's own. */
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    /** Returns how many bytes the whole chunk takes in a file. */
    public int length() {
        return FRAME_BYTES + data.remaining();
    }

    /** Returns the whole chunk as it stands in a file. */
    public ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(length());
        bytes.putInt(data.remaining());
        bytes.put(type.getBytes(StandardCharsets.US_ASCII));
        bytes.put(data());
        bytes.putInt((int) crc(bytes.slice(TYPE_BYTES, TYPE_BYTES + data.remaining())));
        return bytes.flip();
    }

    /** Computes the CRC-32 of type and data. */
    static long crc(ByteBuffer typeAndData) {
        CRC32 crc = new CRC32();
        crc.update(typeAndData);
        return crc.getValue();
    }
}
