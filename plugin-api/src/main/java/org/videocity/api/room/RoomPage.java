package org.videocity.api.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two pages of a room that hold playlists. */
public enum RoomPage {
    /** What the owner decorated the room with; it stays. */
    INDEX,
    /** What people share in the session that goes on; it goes with it. */
    ACTIVE;

    /** Returns its name in addresses and messages: {@code index}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds one by its name. */
    public static Optional<RoomPage> of(String word) {
        return Arrays.stream(values()).filter(page -> page.word().equals(word)).findFirst();
    }
}
