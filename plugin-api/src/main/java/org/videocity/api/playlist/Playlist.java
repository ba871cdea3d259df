package org.videocity.api.playlist;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Things that are shown one after the other.
 *
 * @param id names it on its page: eight hex digits, lower case
 * @param description its title for people
 * @param senderName who put it there, as the others saw them then; empty where nobody says
 * @param items what it shows, at most {@link #MAX_ITEMS}
 */
public record Playlist(String id, String description, String senderName, List<PlaylistItem> items) {
    /** Most playlists on a page. */
    public static final int MAX_ON_PAGE = 64;
    /** Most things in a playlist. */
    public static final int MAX_ITEMS = 200;
    /** Largest page in bytes, as XML in UTF-8. */
    public static final int MAX_PAGE_BYTES = 1024 * 1024;

    public static final int MAX_SENDER_CHARS = 128;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");

    public Playlist {
        items = List.copyOf(items);
        if (!isId(id)) {
            throw new IllegalArgumentException("A playlist is named by eight hex digits");
        }
        if (description.length() > PlaylistItem.MAX_DESCRIPTION_CHARS) {
            throw new IllegalArgumentException(
                    "A description has at most " + PlaylistItem.MAX_DESCRIPTION_CHARS + " characters");
        }
        PlaylistItem.checkReadable("A description", description);
        if (senderName.length() > MAX_SENDER_CHARS) {
            throw new IllegalArgumentException("A sender's name has at most " + MAX_SENDER_CHARS + " characters");
        }
        PlaylistItem.checkReadable("A sender's name", senderName);
        if (items.size() > MAX_ITEMS) {
            throw new IllegalArgumentException("A playlist has at most " + MAX_ITEMS + " entries");
        }
    }

    /** Tells whether a text can name a playlist. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Returns the same, put there by somebody. */
    public Playlist from(String name) {
        return new Playlist(id, description, name, items);
    }

    /** Returns the same with other things in it. */
    public Playlist with(List<PlaylistItem> others) {
        return new Playlist(id, description, senderName, others);
    }
}
