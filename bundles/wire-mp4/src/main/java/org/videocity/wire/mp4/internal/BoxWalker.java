package org.videocity.wire.mp4.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.videocity.wire.mp4.Mp4Box;
import org.videocity.wire.mp4.Mp4Exception;

/** Walks boxes depth first and counts them. */
public final class BoxWalker {
    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;

    /** Box types that hold boxes, and the bytes of other fields in front of these. */
    private static final Map<String, Integer> CONTAINERS = Map.ofEntries(
            Map.entry("moov", 0),
            Map.entry("trak", 0),
            Map.entry("mdia", 0),
            Map.entry("minf", 0),
            Map.entry("dinf", 0),
            Map.entry("stbl", 0),
            Map.entry("edts", 0),
            Map.entry("mvex", 0),
            Map.entry("moof", 0),
            Map.entry("traf", 0),
            Map.entry("mfra", 0),
            Map.entry("dref", 8),
            Map.entry("stsd", 8),
            Map.entry("avc1", 78),
            Map.entry("hvc1", 78),
            Map.entry("av01", 78),
            Map.entry("vp08", 78),
            Map.entry("vp09", 78),
            Map.entry("mp4a", 28),
            Map.entry("Opus", 28),
            Map.entry("fLaC", 28),
            Map.entry("ac-3", 28),
            Map.entry("ec-3", 28));

    private final ByteBuffer bytes;
    private final int maxBoxes;
    private final int maxDepth;
    private int boxes;

    /** Walks the remaining bytes. */
    public BoxWalker(ByteBuffer source, int maxBoxes, int maxDepth) {
        this.bytes = source.slice().asReadOnlyBuffer();
        this.maxBoxes = maxBoxes;
        this.maxDepth = maxDepth;
    }

    /** Returns the boxes of the top level. */
    public List<Mp4Box> walk() throws Mp4Exception {
        return level(0, bytes.limit(), 1);
    }

    private List<Mp4Box> level(int start, int end, int depth) throws Mp4Exception {
        if (depth > maxDepth) {
            throw new Mp4Exception("boxes nested more than " + maxDepth + " deep");
        }
        List<Mp4Box> found = new ArrayList<>();
        int position = start;
        while (position < end) {
            if (++boxes > maxBoxes) {
                throw new Mp4Exception("more than " + maxBoxes + " boxes");
            }
            Mp4Box box = box(position, end, depth);
            found.add(box);
            position = box.end();
        }
        return found;
    }

    private Mp4Box box(int start, int end, int depth) throws Mp4Exception {
        if (end - start < HEADER) {
            throw new Mp4Exception(
                    "a box header of 8 bytes was expected at " + start + ", " + (end - start) + " are left");
        }
        String type = type(start + 4);
        long size = bytes.getInt(start) & 0xffff_ffffL;
        int header = HEADER;
        if (size == 1 && end - start >= LARGE_HEADER) {
            size = bytes.getLong(start + HEADER);
            header = LARGE_HEADER;
        } else if (size == 0 && depth == 1) {
            size = end - start;
        }
        if (size < header || size > end - start) {
            throw new Mp4Exception("box " + type + " at " + start + " says " + Long.toUnsignedString(size) + " bytes, "
                    + (end - start) + " are left");
        }
        int bodyStart = start + header;
        int boxEnd = start + (int) size;
        ByteBuffer body = bytes.slice(bodyStart, boxEnd - bodyStart);
        return new Mp4Box(type, start, (int) size, body, children(type, bodyStart, boxEnd, depth));
    }

    private List<Mp4Box> children(String type, int start, int end, int depth) throws Mp4Exception {
        Integer fields = CONTAINERS.get(type);
        if (fields == null) {
            return List.of();
        }
        if (fields > end - start) {
            throw new Mp4Exception("box " + type + " at " + start + " ends inside its fields");
        }
        return level(start + fields, end, depth + 1);
    }

    private String type(int position) {
        byte[] characters = new byte[4];
        bytes.get(position, characters);
        return new String(characters, StandardCharsets.ISO_8859_1);
    }
}
