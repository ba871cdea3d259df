package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Holds one box (ISO/IEC 14496-12 section 4.2).
 *
 * @param type four characters, as ISO 8859-1
 * @param offset of the box header, counted from where reading began
 * @param size bytes of header and body
 * @param body the bytes after the box header, a read-only slice
 * @param children the boxes inside, for the container types the reader knows; empty otherwise
 */
public record Mp4Box(String type, int offset, int size, ByteBuffer body, List<Mp4Box> children) {
    /** Keeps a copy of the list. */
    public Mp4Box {
        children = List.copyOf(children);
    }

    /** Returns the first box down a path of types such as {@code "trak/mdia/mdhd"}. */
    public Optional<Mp4Box> find(String path) {
        Mp4Box box = this;
        for (String type : path.split("/", -1)) {
            List<Mp4Box> matching = box.all(type);
            if (matching.isEmpty()) {
                return Optional.empty();
            }
            box = matching.get(0);
        }
        return Optional.of(box);
    }

    /** Returns the direct children of a type, in order. */
    public List<Mp4Box> all(String type) {
        return children.stream().filter(child -> child.type.equals(type)).toList();
    }

    /** Returns where the next box begins, counted as {@code offset}. */
    public int end() {
        return offset + size;
    }
}
