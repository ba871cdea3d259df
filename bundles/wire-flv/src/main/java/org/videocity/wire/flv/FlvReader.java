package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads an FLV stream that arrives in pieces of any size (Annex E.2 and E.3). Bytes in by {@link #feed}, tags out by
 * {@link #next}. One thread at a time; after an exception the reader is of no more use.
 */
public final class FlvReader {
    /**
     * Sets the limit.
     *
     * @param maxTagBytes largest tag body accepted; compared with the declared length before anything is kept
     */
    public FlvReader(int maxTagBytes) {
        throw new IllegalStateException();
    }

    /**
     * Takes all remaining bytes (copied). Take out the tags before feeding more: at most one tag and what was fed is held.
     */
    public void feed(ByteBuffer bytes) {
        throw new IllegalStateException();
    }

    /** Returns the next whole tag, or empty when more bytes are needed. */
    public Optional<FlvTag> next() throws FlvException {
        throw new IllegalStateException();
    }

    /** Returns the file header once it has been read by {@link #next}. */
    public Optional<FlvHeader> header() {
        throw new IllegalStateException();
    }

    /** Says whether the bytes so far end between tags: false at the end of the input means a truncated file. */
    public boolean betweenTags() {
        throw new IllegalStateException();
    }
}
