package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.wire.mp4.internal.BoxWalker;

/** Walks the box structure of MP4 bytes (ISO/IEC 14496-12 section 4.2); holds only its limits, so any thread may use it. */
public final class BoxReader {
    private final int maxBoxes;
    private final int maxDepth;

    /**
     * Sets the limits.
     *
     * @param maxBoxes most boxes of all levels together
     * @param maxDepth most levels
     */
    public BoxReader(int maxBoxes, int maxDepth) {
        this.maxBoxes = maxBoxes;
        this.maxDepth = maxDepth;
    }

    /**
     * Reads the boxes in the remaining bytes; the buffer's position stays. Bodies are slices, nothing is copied.
     *
     * @throws Mp4Exception if a box leads beyond its container or a limit is passed
     */
    public List<Mp4Box> read(ByteBuffer bytes) throws Mp4Exception {
        return new BoxWalker(bytes, maxBoxes, maxDepth).walk();
    }
}
