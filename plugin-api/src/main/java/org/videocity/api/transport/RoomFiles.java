package org.videocity.api.transport;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ConsumerType;
import org.videocity.api.RoomId;

/**
 * A file that rooms have at an address of their own, {@code /<room>/<name>}, registered as a service; the HTTP transport serves
 * it to everybody who asks, so it yields only what everybody may have. Thread: any; no method blocks.
 */
@ConsumerType
public interface RoomFiles {
    /** Where a file's bytes come from; asked only when they are wanted. */
    @FunctionalInterface
    interface Content {
        /** Reads the file whole; absent when it went meanwhile. */
        CompletionStage<Optional<ByteBuffer>> read(Executor executor);
    }

    /**
     * A file there is.
     *
     * @param mediaType for example {@code image/png}
     * @param tag changes when the content does: letters, digits and dashes
     * @param content its bytes
     */
    record RoomFile(String mediaType, String tag, Content content) {}

    /** Returns the file's name, one of those that cannot name a room ({@link RoomId#isReserved}). */
    String name();

    /** Finds the file of a room; absent where there is none, for whatever reason: who asks learns nothing else. */
    CompletionStage<Optional<RoomFile>> find(RoomId room, Executor executor);
}
