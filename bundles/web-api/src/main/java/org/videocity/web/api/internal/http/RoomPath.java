package org.videocity.web.api.internal.http;

import java.util.Optional;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;

/**
 * An address of something a room has: {@code /<room>/index.xml}, {@code /<room>/active.xml}, {@code /<room>/files/<name>}.
 *
 * @param room whose
 * @param page the page meant, absent for a file
 * @param file the last part of a file's address, empty for a page
 */
record RoomPath(RoomId room, Optional<RoomPage> page, String file) {
    private static final String XML = ".xml";
    private static final String FILES = "/files";

    /** Reads the decoded path of an address; absent for others. */
    static Optional<RoomPath> parse(String city, String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 2 || path.indexOf('@') < 0) {
            return Optional.empty();
        }
        String last = path.substring(slash + 1);
        String before = path.substring(0, slash);
        Optional<RoomPage> page =
                last.endsWith(XML) ? RoomPage.of(last.substring(0, last.length() - XML.length())) : Optional.empty();
        boolean isFile = before.endsWith(FILES) && !last.isEmpty();
        if (page.isEmpty() && !isFile) {
            return Optional.empty();
        }
        String room = isFile ? before.substring(0, before.length() - FILES.length()) : before;
        try {
            return Optional.of(
                    new RoomPath(RoomId.parse(city, room), isFile ? Optional.empty() : page, isFile ? last : ""));
        } catch (IllegalArgumentException noRoom) {
            return Optional.empty();
        }
    }

    /** Returns the same of a room at another address, percent-encoded. */
    String at(RoomId other) {
        String base = org.videocity.web.api.internal.json.CityJson.url(other);
        return page.map(one -> base + "/" + one.word() + XML).orElseGet(() -> base + FILES + "/" + file);
    }
}
