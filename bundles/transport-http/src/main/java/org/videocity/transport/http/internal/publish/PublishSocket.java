package org.videocity.transport.http.internal.publish;

import java.util.List;
import java.util.Optional;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.api.transport.WebSocketEndpoint;
import org.videocity.api.transport.WebSocketHandshake;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.transport.http.internal.Shown;

/** Takes live streams over {@code /ws/publish?room=…&stream=…[&key=…]} (docs/protocols/publish-socket.md). */
public final class PublishSocket implements WebSocketEndpoint {
    /** Where it is. */
    public static final String PATH = "/ws/publish";

    private final PublishDesk desk;

    /** Serves at a desk. */
    public PublishSocket(PublishDesk desk) {
        this.desk = desk;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public List<String> subprotocols() {
        return List.of("videocity.publish.1");
    }

    @Override
    public int maxMessageBytes() {
        return desk.settings().maxMessageBytes();
    }

    @Override
    public WebSocketListener open(WebSocketHandshake handshake, WebSocketConnection connection) {
        PublishLine line = new PublishLine(connection);
        RoomId room;
        try {
            room = RoomId.parse(
                    desk.city().cityOf(handshake.host()),
                    handshake.parameter("room").orElse(""));
        } catch (IllegalArgumentException noRoom) {
            desk.counters().refused(Reason.NO_SUCH_ROOM);
            line.refuse(Reason.NO_SUCH_ROOM);
            return new WebSocketListener() {};
        }
        Optional<Reason> full = desk.enter(handshake.remote().getAddress());
        if (full.isPresent()) {
            line.refuse(full.get());
            return new WebSocketListener() {};
        }
        String key = handshake.parameter("key").orElse("");
        PublishSession session = new PublishSession(
                desk,
                new PublishDesk.Wish(
                        room,
                        handshake.parameter("stream").orElse(""),
                        Shown.by(key, handshake.cookies(), room.city(), handshake.remote())),
                line);
        session.start();
        return session;
    }
}
