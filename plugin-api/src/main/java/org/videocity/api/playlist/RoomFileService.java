package org.videocity.api.playlist;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.StoreResult;

/** The files that playlists of rooms show. Whoever may look into a room may have them. */
@ProviderType
public interface RoomFileService {
    /** Where a file's bytes come from. */
    @FunctionalInterface
    interface Content {
        /**
         * Reads a piece; absent where the file is gone meanwhile.
         *
         * @param offset where to begin, not behind its end
         * @param maxBytes most bytes to read
         */
        CompletionStage<StoreResult<Optional<ByteBuffer>>> read(long offset, int maxBytes, Executor executor);
    }

    /**
     * A file of a room.
     *
     * @param src its address in the city, {@code /user@domain/Room/files/0f…-beans.jpg}
     * @param mediaType what it was found to be
     * @param bytes how many
     * @param tag changes when its content does: letters and digits
     * @param isPublic everybody may have it
     * @param content its bytes
     */
    record RoomFile(String src, String mediaType, long bytes, String tag, boolean isPublic, Content content) {}

    /** A file on its way in; one call at a time, the next when the last was answered. */
    @ProviderType
    interface Upload {
        /**
         * Takes the next bytes; the buffer is the upload's until the answer. Conflict {@code unsupported-type} where the
         * first bytes are of no kind taken here, {@code too-large} or {@code home-full}; then the upload is over.
         */
        CompletionStage<StoreResult<Boolean>> append(ByteBuffer bytes, Executor executor);

        /** Says that this was all; the file is on disk and has its address when the answer comes. */
        CompletionStage<StoreResult<RoomFile>> finish(Executor executor);

        /** Gives up; nothing of it stays. Harmless after the end. */
        void abandon();
    }

    /**
     * Begins a file; who may change a page may bring files for it.
     *
     * @param name what its sender calls it
     * @param declaredBytes how many bytes it says to have, -1 where it does not say
     */
    CompletionStage<StoreResult<Upload>> upload(
            RoomId room, PlaylistCaller caller, RoomPage page, String name, long declaredBytes, Executor executor);

    /** Finds a file by the last part of its address; absent where there is none, or none for who asks. */
    CompletionStage<StoreResult<Optional<RoomFile>>> find(
            RoomId room, PlaylistCaller caller, String segment, Executor executor);
}
