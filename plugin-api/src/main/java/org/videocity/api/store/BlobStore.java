package org.videocity.api.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps bytes: pictures, uploads, recordings. Thread: any. */
@ProviderType
public interface BlobStore {
    /**
     * Where a blob's bytes come from.
     *
     * @see #put
     */
    @FunctionalInterface
    interface Content {
        /** Opens the bytes; called once, on the store's thread, where reading them may block a while. */
        ReadableByteChannel open() throws IOException;
    }

    /**
     * A blob there is.
     *
     * @param id its name
     * @param sizeBytes its length
     */
    record Blob(BlobId id, long sizeBytes) {}

    /**
     * Stores bytes: they have their name only when all of them are on disk. Conflict {@code too-large} when there are
     * more than allowed; what was written until then is removed.
     *
     * @param space whose, see {@link BlobId}
     * @param maxBytes how many are allowed
     */
    CompletionStage<StoreResult<Blob>> put(String space, Content content, long maxBytes, Executor executor);

    /**
     * Begins a blob that somebody sends: like {@link #put}, but nobody waits for the bytes.
     *
     * @param space whose, see {@link BlobId}
     * @param maxBytes how many are allowed
     */
    CompletionStage<StoreResult<BlobUpload>> begin(String space, long maxBytes, Executor executor);

    /**
     * Reads a blob whole.
     *
     * @param maxBytes a larger one is a conflict {@code too-large}
     */
    CompletionStage<StoreResult<Optional<ByteBuffer>>> read(BlobId id, int maxBytes, Executor executor);

    /**
     * Reads some of a blob; absent when there is no such blob, empty where it has ended before.
     *
     * @param from the first byte, counted from 0
     * @param mostBytes so many, or fewer at the end
     */
    CompletionStage<StoreResult<Optional<ByteBuffer>>> readAt(BlobId id, long from, int mostBytes, Executor executor);

    /** Opens a blob for reading in pieces, absent when there is none; the caller closes it and reads where it may block. */
    CompletionStage<StoreResult<Optional<ReadableByteChannel>>> open(BlobId id, Executor executor);

    /** Removes a blob; yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> delete(BlobId id, Executor executor);

    /** Removes a space with all its blobs; yields how many there were. */
    CompletionStage<StoreResult<Integer>> deleteSpace(String space, Executor executor);
}
