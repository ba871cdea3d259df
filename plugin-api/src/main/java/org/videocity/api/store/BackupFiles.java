package org.videocity.api.store;

import org.osgi.annotation.versioning.ConsumerType;

/** A folder that belongs into backups, registered as a service. */
@ConsumerType
public interface BackupFiles {
    /** Returns its path below the city's data folder, for example {@code authorities}. */
    String folder();

    /** Says that the files in it are others now, and have to be read anew. Thread: one that may block. */
    void onRestored();
}
