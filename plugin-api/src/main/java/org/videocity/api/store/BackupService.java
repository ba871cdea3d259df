package org.videocity.api.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes everything that outlives a restart into one file, and puts a city back to what such a file holds, both while
 * people are in the city. One at a time: a conflict {@code backup-running} says that another is under way. No method blocks.
 */
@ProviderType
public interface BackupService {
    /**
     * What is in a backup.
     *
     * @param file where it is
     * @param made the moment whose state it holds
     * @param rows records of the database
     * @param blobs pictures and uploads
     * @param files further files, such as the keys of certificate authorities
     * @param configurations rooms, stream keys and cities that operators made
     */
    record Contents(Path file, Instant made, long rows, long blobs, long files, long configurations) {}

    /**
     * Writes a backup. The file has its name when all of it is on disk; a conflict {@code exists} says that there is one of
     * that name already.
     *
     * @param file relative paths are below the city's folder
     */
    CompletionStage<StoreResult<Contents>> backup(Path file, Executor executor);

    /**
     * Puts the city back, whole or not at all. A conflict {@code bad-backup} says that the file is damaged or none,
     * {@code newer-schema} that a newer version wrote it; nothing was changed then. One that an older version wrote is
     * brought up to date.
     */
    CompletionStage<StoreResult<Contents>> restore(Path file, Executor executor);
}
