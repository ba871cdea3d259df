package org.videocity.core.rooms.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;

/**
 * Where a core that is being replaced leaves the sessions of its rooms for the next: a file of the bundle's own, readable
 * by the city alone, read once and removed. Sessions left longer ago than {@link #GOOD_MILLIS} are over.
 */
final class SessionArchive {
    /** How long a session may wait for the next core, and how long that one waits for the rooms to be known again. */
    static final long GOOD_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(SessionArchive.class);
    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final int MAX_SESSIONS = 100_000;

    private final @Nullable Path place;
    private final Map<RoomId, SavedSession> sessions = new HashMap<>();

    /** Uses a place of the bundle's own, where the framework has one, and takes what lies there. */
    SessionArchive(@Nullable File place) {
        this.place = place == null ? null : place.toPath();
        read();
    }

    private void read() {
        if (place == null || !Files.exists(place)) {
            return;
        }
        try {
            boolean good = System.currentTimeMillis()
                            - Files.getLastModifiedTime(place).toMillis()
                    < GOOD_MILLIS;
            if (good && Files.size(place) <= MAX_BYTES) {
                try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(place)))) {
                    int count = in.readInt();
                    for (int i = 0; i < Math.min(count, MAX_SESSIONS); i++) {
                        SavedSession session = SessionBytes.read(in);
                        sessions.put(session.room(), session);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException failed) {
            LOG.warn("The rooms' sessions from before the update are lost: {}", failed.toString());
        }
        try {
            Files.deleteIfExists(place);
        } catch (IOException failed) {
            LOG.warn("{} should not be there any more: {}", place, failed.toString());
        }
    }

    /** Returns a room's session, once. */
    Optional<SavedSession> take(RoomId room) {
        return Optional.ofNullable(sessions.remove(room));
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** Forgets those whose rooms did not come back. */
    void forget() {
        sessions.clear();
    }

    /** Leaves sessions to the next core; where they are too large, without what was said. */
    void leave(List<SavedSession> open) {
        if (place == null || open.isEmpty()) {
            return;
        }
        try {
            write(open);
            if (Files.size(place) > MAX_BYTES) {
                write(open.stream().map(SavedSession::silent).toList());
            }
        } catch (IOException failed) {
            LOG.warn("The rooms' sessions do not outlive this update: {}", failed.toString());
        }
    }

    private void write(List<SavedSession> open) throws IOException {
        Files.deleteIfExists(place);
        if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(place)))) {
            out.writeInt(open.size());
            for (SavedSession session : open) {
                SessionBytes.write(session, out);
            }
        }
    }
}
