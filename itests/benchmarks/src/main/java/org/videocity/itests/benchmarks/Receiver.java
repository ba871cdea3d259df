package org.videocity.itests.benchmarks;

import org.jspecify.annotations.Nullable;

/** A client that gets a stream, over whatever protocol. Thread: its loop. */
interface Receiver {
    /** Tells whether it has had a picture to begin with. */
    boolean hadKeyFrame();

    /** Tells whether everything sent before these numbers has come. */
    boolean has(long pictures, long sounds);

    /** Frames missing between the first and the newest that came, by their numbers. */
    long lost();

    long bytesRead();

    /** Reads that brought something. */
    long reads();

    /** Why the connection is gone, null while it is well. */
    @Nullable
    String failure();

    void close();
}
