package org.videocity.api.softcard;

import java.util.List;
import org.videocity.api.RoomId;

/**
 * What a visiting card has to say, by the city's records; the picture's information is compared with it field by field.
 *
 * @param room the room
 * @param title the room's name for people, as {@code RoomSettings.shownTitle} gives it
 * @param keywords what the room is about, in the order of the records
 * @param url the room's address
 * @param issuer what the city calls itself
 */
public record RoomCardTexts(RoomId room, String title, List<String> keywords, String url, String issuer) {
    public RoomCardTexts {
        keywords = List.copyOf(keywords);
    }
}
