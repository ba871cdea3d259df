package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps what is known of letters. A letter has its place before its bytes come and until they are gone, so that none of them
 * is ever without somebody who knows of it; for the same reason letters of residents who left stay until they are forgotten
 * one by one. Thread: any.
 */
@ProviderType
public interface LetterStore {
    /**
     * A letter with who sent it, as they are now.
     *
     * @param letter the letter
     * @param sender absent for guests and for those who left
     */
    record Held(StoredLetter letter, Optional<Resident> sender) {}

    /**
     * Makes room for a letter that is to come. Conflict {@code gone} when there is no such resident, {@code inbox-full} when
     * it would be too many letters or bytes, those included that are still coming.
     *
     * @param mostLetters how many there may be, this one included
     * @param mostBytes how many bytes there may be, its own included
     */
    CompletionStage<StoreResult<StoredLetter>> reserve(
            StoredLetter letter, int mostLetters, long mostBytes, Executor executor);

    /**
     * Notes that a letter is there; yields whether its owner is to be told by mail, which is so once until they have looked.
     * Conflict {@code gone} when it was forgotten meanwhile, or its owner left.
     */
    CompletionStage<StoreResult<Boolean>> arrived(StoredLetter letter, Blob blob, Instant now, Executor executor);

    /**
     * Where the bytes are.
     *
     * @param id of the blob
     * @param bytes how many
     */
    record Blob(BlobId id, long bytes) {}

    /** Lists the letters of a resident that are there, the newest first. */
    CompletionStage<StoreResult<List<Held>>> ofResident(String residentId, Executor executor);

    /** Finds a letter that is there. */
    CompletionStage<StoreResult<Optional<Held>>> find(String residentId, String id, Executor executor);

    /** Counts the letters that are there and were not opened. */
    CompletionStage<StoreResult<Integer>> unopened(String residentId, Executor executor);

    /** Notes whether a letter was opened; yields whether it is there. */
    CompletionStage<StoreResult<Boolean>> mark(String residentId, String id, boolean opened, Executor executor);

    /** Forgets a letter whose bytes are gone; yields whether it was known. */
    CompletionStage<StoreResult<Boolean>> forget(String residentId, String id, Executor executor);

    /** Lists everything that is kept for somebody, also what has not come yet. */
    CompletionStage<StoreResult<List<StoredLetter>>> all(String residentId, Executor executor);

    /**
     * Lists letters that nobody will read: they began to come before a moment and have not, or their owner left.
     *
     * @param limit at most so many, 1 to 1000
     */
    CompletionStage<StoreResult<List<StoredLetter>>> leftOver(Instant begunBefore, int limit, Executor executor);

    /** Tells whether somebody wants to be told by mail; true where they never said. */
    CompletionStage<StoreResult<Boolean>> noticeByMail(String residentId, Executor executor);

    /** Notes whether somebody wants to be told by mail; yields that. Conflict {@code gone} when there is no such resident. */
    CompletionStage<StoreResult<Boolean>> noticeByMail(String residentId, boolean wanted, Executor executor);

    /** Notes that somebody looked, so that they are told of the next letter; yields whether that changed anything. */
    CompletionStage<StoreResult<Boolean>> looked(String residentId, Executor executor);
}
