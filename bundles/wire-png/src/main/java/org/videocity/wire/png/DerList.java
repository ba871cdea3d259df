package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.videocity.wire.png.PngException.Fault;

/**
 * A few DER structures one after the other, as two of a card's chunks hold them.
 *
 * <pre>
 * +-----------+----------------------------+
 * | version 1 | length u16, DER SEQUENCE … |
 * +-----------+----------------------------+
 * </pre>
 */
final class DerList {
    /** A certificate or key of a card is far shorter. */
    static final int MAX_ITEM_BYTES = 8192;

    private static final int VERSION = 1;
    private static final int SEQUENCE = 0x30;

    private DerList() {}

    static List<ByteBuffer> parse(ByteBuffer data, String chunk, int most) throws PngException {
        if (data.remaining() > 1 + most * (2 + MAX_ITEM_BYTES)) {
            throw new PngException(Fault.TOO_LARGE, chunk + " has " + data.remaining() + " bytes");
        }
        if (!data.hasRemaining() || data.get() != VERSION) {
            throw new PngException(Fault.MALFORMED, chunk + " is not of version 1");
        }
        List<ByteBuffer> items = new ArrayList<>();
        while (data.hasRemaining()) {
            int length = data.remaining() < 2 ? 0 : data.getShort() & 0xffff;
            if (length == 0 || length > data.remaining()) {
                throw new PngException(Fault.MALFORMED, chunk + " ends within an entry");
            }
            items.add(data.slice(data.position(), length));
            data.position(data.position() + length);
        }
        try {
            return check(items, chunk, most);
        } catch (IllegalArgumentException wrong) {
            throw new PngException(Fault.MALFORMED, String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * Lets through one to so many whole DER sequences.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static List<ByteBuffer> check(List<ByteBuffer> items, String chunk, int most) {
        if (items.isEmpty() || items.size() > most) {
            throw new IllegalArgumentException(
                    chunk + " has " + items.size() + " entries, 1 to " + most + " may be there");
        }
        for (ByteBuffer item : items) {
            if (!isWholeSequence(item)) {
                throw new IllegalArgumentException(chunk + " has an entry that is no DER sequence");
            }
        }
        return items.stream().map(item -> item.slice().asReadOnlyBuffer()).toList();
    }

    static Chunk chunk(String type, List<ByteBuffer> items) {
        int length = 1 + items.stream().mapToInt(item -> 2 + item.remaining()).sum();
        ByteBuffer data = ByteBuffer.allocate(length).put((byte) VERSION);
        items.forEach(item -> data.putShort((short) item.remaining()).put(item.duplicate()));
        return new Chunk(type, data.flip());
    }

    /** Tells whether bytes are one SEQUENCE whose length, in its shortest form, is exactly that of what follows. */
    static boolean isWholeSequence(ByteBuffer item) {
        int at = item.position();
        int count = item.remaining();
        if (count < 2 || count > MAX_ITEM_BYTES || item.get(at) != SEQUENCE) {
            return false;
        }
        int first = item.get(at + 1) & 0xff;
        if (first < 0x80) {
            return count == 2 + first;
        }
        if (first == 0x81 && count > 3) {
            int length = item.get(at + 2) & 0xff;
            return length >= 0x80 && count == 3 + length;
        }
        if (first == 0x82 && count > 4) {
            int length = item.getShort(at + 2) & 0xffff;
            return length >= 0x100 && count == 4 + length;
        }
        return false;
    }
}
