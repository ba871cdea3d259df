package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Holds one box (ISO/IEC 14496-12 section 4.2).
 *
 * @param type four characters, as ISO 8859-1
 * @param offset of the box header in the buffer that was read
 * @param body the bytes after the box header, a read-only slice
 * @param children the boxes inside, for the container types the reader knows; empty otherwise
 */
public record Mp4Box(String type, int offset, ByteBuffer body, List<Mp4Box> children) {
    /** Keeps a copy of the list. */
    public Mp4Box {
        children = List.copyOf(children);
    }

    /** Returns the first box down a path of types such as {@code "trak/mdia/mdhd"}. */
    public Optional<Mp4Box> find(String path) {
        throw new IllegalStateException();
    }

    /** Returns the direct children of a type, in order. */
    public List<Mp4Box> all(String type) {
        throw new IllegalStateException();
    }
}
