package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What is answered piece by piece, because it is too much to hold at once. One piece at a time. */
public interface Pieces {
    /** Returns how many bytes there are in all; negative where nobody knows before the end. */
    long length();

    /** Yields the next bytes; empty at the end. Fails when they cannot be read. */
    CompletionStage<Optional<ByteBuffer>> next();

    /** Gives back what is held for it; needless after the end, and harmless. */
    void close();
}
