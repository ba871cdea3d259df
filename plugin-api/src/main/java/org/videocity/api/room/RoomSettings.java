package org.videocity.api.room;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.videocity.api.RoomId;

/**
 * What is fixed about a room.
 *
 * @param id the room
 * @param title its name for people; empty to use the id's
 * @param description a sentence or a few keywords
 * @param isPublic anyone may enter and watch; a private room asks for a grant
 * @param guestsMayPublish from where guests may publish; absent for the city's default
 * @param featuresOff names of features that stay away from this room
 * @param mayEmbed pages of others may show the room in a frame; only where it is public
 * @param keywords what it is about
 */
public record RoomSettings(
        RoomId id,
        String title,
        String description,
        boolean isPublic,
        Optional<GuestsMayPublish> guestsMayPublish,
        Set<String> featuresOff,
        boolean mayEmbed,
        List<String> keywords) {
    public RoomSettings {
        featuresOff = Set.copyOf(featuresOff);
        keywords = List.copyOf(keywords);
    }

    /** Returns the same with words for what it is about. */
    public RoomSettings about(List<String> words) {
        return new RoomSettings(id, title, description, isPublic, guestsMayPublish, featuresOff, mayEmbed, words);
    }

    /** A room that no page of others shows in a frame. */
    public RoomSettings(
            RoomId id,
            String title,
            String description,
            boolean isPublic,
            Optional<GuestsMayPublish> guestsMayPublish,
            Set<String> featuresOff) {
        this(id, title, description, isPublic, guestsMayPublish, featuresOff, false);
    }

    /** A room that says nothing of what it is about. */
    public RoomSettings(
            RoomId id,
            String title,
            String description,
            boolean isPublic,
            Optional<GuestsMayPublish> guestsMayPublish,
            Set<String> featuresOff,
            boolean mayEmbed) {
        this(id, title, description, isPublic, guestsMayPublish, featuresOff, mayEmbed, List.of());
    }

    /** Returns the name to show: the title, or else the room's own name, or else its owner. */
    public String shownTitle() {
        if (!title.isEmpty()) {
            return title;
        }
        return id.isHome() ? id.owner() : id.name().replace('.', ' ');
    }
}
