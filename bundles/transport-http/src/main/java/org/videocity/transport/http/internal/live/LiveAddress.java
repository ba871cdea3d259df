package org.videocity.transport.http.internal.live;

import java.util.Optional;
import org.videocity.api.RoomId;

/**
 * Reads the address of a live stream: {@code /user@domain[/Room.Name]/live/stream.flv} or {@code .mp4}.
 *
 * @param room the room
 * @param stream the stream's name in it
 * @param container the shape asked for
 */
public record LiveAddress(RoomId room, String stream, Container container) {
    private static final String LIVE = "/live/";
    private static final int MAX_STREAM_CHARS = 128;

    /** Reads a decoded path; absent when it is no address of a live stream. */
    public static Optional<LiveAddress> parse(String city, String path) {
        int live = path.lastIndexOf(LIVE);
        int dot = path.lastIndexOf('.');
        int name = live + LIVE.length();
        if (live < 1 || dot <= name || dot - name > MAX_STREAM_CHARS || path.indexOf('/', name) >= 0) {
            return Optional.empty();
        }
        Optional<Container> container = Container.byExtension(path.substring(dot + 1));
        if (container.isEmpty()) {
            return Optional.empty();
        }
        try {
            RoomId room = RoomId.parse(city, path.substring(0, live));
            return Optional.of(new LiveAddress(room, path.substring(name, dot), container.get()));
        } catch (IllegalArgumentException noRoom) {
            return Optional.empty();
        }
    }
}
