package org.videocity.transport.http.internal.live;

import java.util.List;
import java.util.Optional;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.WatchResult;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.api.transport.WebSocketEndpoint;
import org.videocity.api.transport.WebSocketHandshake;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.transport.http.internal.CityLink;

/** Carries live streams over {@code /ws/live?room=…&stream=…[&key=…][&tracks=all][&video=N][&audio=N]} (docs/sockets.md). */
public final class LiveSocket implements WebSocketEndpoint {
    /** Where it is. */
    public static final String PATH = "/ws/live";

    private static final int MAX_MESSAGE_BYTES = 4096;

    private final LiveHub hub;
    private final CityLink city;

    /** Serves what the hub has. */
    public LiveSocket(LiveHub hub, CityLink city) {
        this.hub = hub;
        this.city = city;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public List<String> subprotocols() {
        return List.of("videocity.live.1");
    }

    @Override
    public int maxMessageBytes() {
        return MAX_MESSAGE_BYTES;
    }

    @Override
    public WebSocketListener open(WebSocketHandshake handshake, WebSocketConnection connection) {
        String key = handshake.parameter("key").orElse("");
        String stream = handshake.parameter("stream").orElse("");
        RoomId room;
        try {
            room = RoomId.parse(
                    city.cityOf(handshake.host()), handshake.parameter("room").orElse(""));
        } catch (IllegalArgumentException noRoom) {
            Ticket none = Ticket.of(RoomId.of("nobody@nowhere", ""), stream, key, handshake.remote());
            new SocketViewer(hub, none, connection).turnAway(Reason.NO_SUCH_ROOM);
            return new WebSocketListener() {};
        }
        Optional<Choice> choice = Choice.of(handshake::parameter);
        Ticket ticket = Ticket.of(room, stream, key, handshake.cookies(), handshake.remote());
        SocketViewer viewer = new SocketViewer(hub, ticket, connection);
        if (choice.isEmpty()) {
            viewer.turnAway(Choice.UNREADABLE);
            return new WebSocketListener() {};
        }
        Optional<Reason> refusal = hub.enter(handshake.remote().getAddress());
        if (refusal.isPresent()) {
            viewer.sendAway(refusal.get());
            return new WebSocketListener() {};
        }
        hub.ask(ticket).whenComplete((answer, failure) -> {
            if (answer instanceof WatchResult.Watchable watchable) {
                if (choice.get().misses(watchable.publication().tracks(), Container.FMP4)) {
                    viewer.turnAway(Choice.NO_SUCH_TRACK);
                } else {
                    join(viewer, ticket, choice.get(), watchable);
                }
            } else {
                viewer.turnAway(
                        answer instanceof WatchResult.Refused refused
                                ? ClosedDoor.told(refused.reason())
                                : Reason.FAILED);
            }
        });
        return viewer;
    }

    private void join(SocketViewer viewer, Ticket ticket, Choice choice, WatchResult.Watchable watchable) {
        FeedKey key = new FeedKey(ticket.room(), ticket.stream(), Container.FMP4, choice);
        Feed feed = hub.enter(key, watchable.publication());
        feed.tasks().execute(() -> {
            viewer.watch(feed);
            if (viewer.isOver()) {
                viewer.gone();
            }
            feed.join(viewer, watchable.publication());
        });
    }
}
