package org.videocity.transport.rtmp.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.rtmp.RtmpEvent;
import org.videocity.wire.rtmp.RtmpServerSession;
import org.videocity.wire.rtmp.StatusCode;

/** Answers what a client asks, and holds what each of its message streams does. Thread: the connection's event loop. */
final class ConnectionStreams {
    private static final Reason BAD_ADDRESS = new Reason("bad-address", "That address leads nowhere here.");

    private final RtmpConnection connection;
    private final Map<Long, StreamRole> roles = new LinkedHashMap<>();
    private RtmpEvent.@Nullable Connect connect;
    private @Nullable RoomCalls calls;
    private Reception reception = Reception.CLASSIC;

    ConnectionStreams(RtmpConnection connection) {
        this.connection = connection;
    }

    boolean connected() {
        return connect != null;
    }

    /** Does something with every stream in use; it may end. */
    void each(Consumer<StreamRole> action) {
        if (!roles.isEmpty()) {
            List.copyOf(roles.values()).forEach(action);
        }
    }

    void endAll(Reason reason) {
        each(role -> role.end(reason));
    }

    /** Says that the connection is gone. */
    void lost() {
        each(role -> role.stop(false));
        roles.clear();
        if (calls != null) {
            calls.leave();
        }
    }

    void cityIsBack() {
        each(StreamRole::cityIsBack);
        if (calls != null) {
            calls.cityIsBack();
        }
    }

    /** Returns what the client can take when it plays. */
    Reception reception() {
        return reception;
    }

    /** Returns the client's member id where it is in this room, else null. */
    @Nullable
    String memberIn(RoomId room) {
        return calls == null ? null : calls.memberIn(room);
    }

    void ended(long streamId, StreamRole role) {
        roles.remove(streamId, role);
    }

    void handle(RtmpEvent event) {
        if (event instanceof RtmpEvent.Media media) {
            if (roles.get(media.streamId()) instanceof PublishSession publish) {
                publish.media(media.message());
            }
        } else if (event instanceof RtmpEvent.Connect asked) {
            connect(asked);
        } else if (event instanceof RtmpEvent.Publish asked) {
            publish(asked);
        } else if (event instanceof RtmpEvent.Play asked) {
            play(asked);
        } else if (event instanceof RtmpEvent.Unpublish asked) {
            stop(asked.streamId());
        } else if (event instanceof RtmpEvent.StopPlay asked) {
            stop(asked.streamId());
        } else if (event instanceof RtmpEvent.Call call) {
            call(call);
        } else {
            playerControl(event);
        }
    }

    private void playerControl(RtmpEvent event) {
        if (event instanceof RtmpEvent.Pause asked) {
            player(asked.streamId(), play -> play.pause(asked.paused()));
        } else if (event instanceof RtmpEvent.Seek asked) {
            player(asked.streamId(), PlaySession::seek);
        } else if (event instanceof RtmpEvent.ReceiveAudio asked) {
            player(asked.streamId(), play -> play.receiveAudio(asked.on()));
        } else if (event instanceof RtmpEvent.ReceiveVideo asked) {
            player(asked.streamId(), play -> play.receiveVideo(asked.on()));
        }
    }

    private void connect(RtmpEvent.Connect asked) {
        RtmpServerSession session = connection.session();
        RoomCalls room;
        try {
            RtmpAddress.checkApplication(connection.config().application(), asked.app(), asked.tcUrl());
            room = new RoomCalls(connection, room(asked));
        } catch (AddressException e) {
            connection.refused(BAD_ADDRESS);
            String code = e.wrongApplication() ? StatusCode.CONNECT_INVALID_APP : StatusCode.CONNECT_REJECTED;
            session.rejectConnect(code, String.valueOf(e.getMessage()));
            connection.closeGently();
            return;
        }
        Reason obstacle = connection.obstacle();
        if (obstacle != null) {
            session.rejectConnect(StatusCode.CONNECT_REJECTED, obstacle.text());
            connection.closeGently();
            return;
        }
        connect = asked;
        session.acceptConnect(Map.of("server", AmfValue.of("VideoCity")));
        calls = room;
        reception = Reception.of(asked.capabilities());
        if (isInPage(asked)) {
            room.enter();
        }
    }

    /** A player in a web page says which (RTMP section 7.2.1.1); encoders say nothing of the kind. */
    private static boolean isInPage(RtmpEvent.Connect asked) {
        AmfValue page = asked.commandObject().asMembers().getOrDefault("pageUrl", AmfValue.UNDEFINED);
        return page.asText().filter(url -> !url.isBlank()).isPresent();
    }

    private void call(RtmpEvent.Call call) {
        RoomCalls room = calls;
        if (room != null && RoomCalls.isOne(call.name())) {
            room.handle(call);
        } else {
            connection.session().unknownCall(call);
        }
    }

    private void publish(RtmpEvent.Publish asked) {
        stop(asked.streamId());
        try {
            PublishSession role = new PublishSession(connection, asked.streamId(), asked.name(), address(asked.name()));
            roles.put(asked.streamId(), role);
            if (calls != null) {
                calls.whenSettled(role::start);
            }
        } catch (AddressException e) {
            connection.refused(BAD_ADDRESS);
            String wrong = String.valueOf(e.getMessage());
            connection.session().publishRefused(asked.streamId(), StatusCode.PUBLISH_BAD_NAME, wrong);
            connection.closeGently();
        }
    }

    private void play(RtmpEvent.Play asked) {
        stop(asked.streamId());
        int most = connection.config().maxPlaysPerConnection();
        if (roles.values().stream().filter(PlaySession.class::isInstance).count() >= most) {
            Reason tooMany = Refusals.viewers(most);
            connection.refused(tooMany);
            connection.session().playRefused(asked.streamId(), StatusCode.PLAY_FAILED, tooMany.text());
            return;
        }
        try {
            PlaySession role = new PlaySession(connection, asked, address(asked.name()));
            roles.put(asked.streamId(), role);
            role.start();
        } catch (AddressException e) {
            connection.refused(BAD_ADDRESS);
            String wrong = String.valueOf(e.getMessage());
            connection.session().playRefused(asked.streamId(), StatusCode.PLAY_FAILED, wrong);
        }
    }

    private void stop(long streamId) {
        StreamRole role = roles.get(streamId);
        if (role != null) {
            role.stop(true);
        }
    }

    private void player(long streamId, Consumer<PlaySession> action) {
        if (roles.get(streamId) instanceof PlaySession play) {
            action.accept(play);
        }
    }

    /** Returns the room the application names, if it does. */
    private Optional<RtmpAddress> room(RtmpEvent.Connect asked) throws AddressException {
        return RtmpAddress.room(connection.city()::cityOf, asked.app(), asked.tcUrl());
    }

    /** Returns where a stream name leads to. */
    private RtmpAddress address(String name) throws AddressException {
        RtmpEvent.Connect asked = connect;
        if (asked == null) {
            throw new AddressException("connect comes first", false);
        }
        return RtmpAddress.parse(
                connection.config().application(), connection.city()::cityOf, asked.app(), asked.tcUrl(), name);
    }
}
