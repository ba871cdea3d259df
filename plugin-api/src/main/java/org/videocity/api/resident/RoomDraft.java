package org.videocity.api.resident;

import java.util.List;
import java.util.Optional;
import org.videocity.api.room.GuestsMayPublish;

/**
 * What an owner wants a room to be.
 *
 * @param name its name below the home, spaces become dots; empty for the home itself
 * @param title its name for people; empty to use the name
 * @param description a sentence or a few, at most 2000 characters
 * @param keywords what it is about; at most 20 of at most 40 characters
 * @param isPublic anyone may enter and watch
 * @param guestsMayPublish from where guests may publish; absent for the city's default
 * @param mayEmbed pages of others may show the room in a frame
 */
public record RoomDraft(
        String name,
        String title,
        String description,
        List<String> keywords,
        boolean isPublic,
        Optional<GuestsMayPublish> guestsMayPublish,
        boolean mayEmbed) {
    public RoomDraft {
        keywords = List.copyOf(keywords);
    }

    /** A room that no page of others shows in a frame. */
    public RoomDraft(
            String name,
            String title,
            String description,
            List<String> keywords,
            boolean isPublic,
            Optional<GuestsMayPublish> guestsMayPublish) {
        this(name, title, description, keywords, isPublic, guestsMayPublish, false);
    }
}
