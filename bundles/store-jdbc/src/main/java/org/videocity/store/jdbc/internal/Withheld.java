package org.videocity.store.jdbc.internal;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.videocity.api.store.BlobId;

/** Blobs that are to be deleted once a backup is written. Thread: safe from any, one short lock. */
final class Withheld {
    private final Set<BlobId> ids = new LinkedHashSet<>();
    private int backups;

    /** Lists the blobs of a space. */
    interface Listing {
        List<BlobId> list() throws IOException;
    }

    synchronized void begin() {
        backups++;
    }

    /** Ends one backup; yields what is to be deleted now. */
    synchronized List<BlobId> end() {
        backups--;
        if (backups > 0) {
            return List.of();
        }
        List<BlobId> due = List.copyOf(ids);
        ids.clear();
        return due;
    }

    /** Notes that a blob is to be deleted, when that has to wait; tells whether it has. */
    synchronized boolean later(BlobId id) {
        if (backups > 0) {
            ids.add(id);
        }
        return backups > 0;
    }

    /** Notes that a whole space is to be deleted; yields how many blobs have to wait, 0 when it can be done now. */
    synchronized int later(Listing space) throws IOException {
        if (backups == 0) {
            return 0;
        }
        List<BlobId> all = space.list();
        ids.addAll(all);
        return all.size();
    }

    /** Notes that a blob came back, and stays. */
    synchronized void keep(BlobId id) {
        ids.remove(id);
    }
}
