package org.videocity.api.store;

import java.util.Optional;
import java.util.regex.Pattern;
import org.videocity.api.RoomId;

/**
 * A file of a room as it is kept.
 *
 * @param id names it for good: 16 hex digits
 * @param room whose
 * @param name its name for people, also in its address
 * @param mediaType what it is
 * @param blob where its bytes are, absent while they come
 * @param bytes how many there are; how many are expected while they come
 * @param session the room's session it was brought for; empty for one that stays
 */
public record StoredFile(
        String id, RoomId room, String name, String mediaType, Optional<BlobId> blob, long bytes, String session) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final String SPACE = "file-";

    public StoredFile {
        if (!isId(id)) {
            throw new IllegalArgumentException("A file is named by 16 hex digits");
        }
    }

    /** Tells whether a text can name a file. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Returns where its bytes are, and nobody else's: whoever deletes it deletes the space. */
    public static String space(String id) {
        return SPACE + id;
    }
}
