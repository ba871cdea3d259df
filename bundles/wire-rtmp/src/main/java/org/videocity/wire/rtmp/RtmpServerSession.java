package org.videocity.wire.rtmp;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.amf.AmfValue;

/**
 * The server's side of one RTMP connection, without I/O (RTMP sections 5 and 7). Feed it what the socket gives, poll
 * events, call the answers, and send what {@link #next} returns after each of these.
 *
 * <p>It answers by itself: handshake, pings, acknowledgements, createStream, releaseStream, FCPublish, FCUnpublish,
 * FCSubscribe, {@code _checkbw} and getStreamLength. Decisions about connect, publish and play are the caller's and may
 * come later. createStream hands out the lowest free id from 1.
 *
 * <p>Its own chunks go out on the chunk streams CONTROL, COMMAND and SESSION_* of {@link ChunkStreams}. A caller may
 * write whole messages made with {@link ChunkForm} on the SHARED_* ones straight to the socket, after everything
 * {@link #next} had, with chunk size {@link #outChunkSize}; it tells {@link #sentOutside} how many bytes.
 *
 * <p>Not thread safe: one thread at a time. After an {@link RtmpException} events before the fault can still be polled,
 * then the connection must be closed. A call for a stream id that is not open, or for a name the stream is not used for
 * any more, is ignored, since the client may have gone on while the answer was on its way.
 */
public final class RtmpServerSession extends RtmpSession {
    private enum Phase {
        HANDSHAKE,
        CONNECT_AWAITED,
        CONNECT_UNDECIDED,
        CONNECTED,
        REJECTED
    }

    private final RtmpServerSettings settings;
    private final Queue<RtmpEvent> events = new ArrayDeque<>();
    private final ServerStreams streams;
    private final ServerReplies replies;
    private final ServerCommands commands;
    private Phase phase = Phase.HANDSHAKE;
    private double connectTransaction;
    private RtmpCapabilities client = RtmpCapabilities.NONE;
    private ObjectEncoding encoding = ObjectEncoding.AMF0;
    private long ignored;
    private long commandsReceived;

    public RtmpServerSession(RtmpServerSettings settings) {
        this(settings, new SplittableRandom());
    }

    /** As above with the source of the handshake's random bytes, which guard nothing. */
    public RtmpServerSession(RtmpServerSettings settings, RandomGenerator random) {
        super(settings.limits(), settings.amfLimits(), new ServerHandshake(random));
        this.settings = settings;
        this.streams = new ServerStreams(settings.maxStreams());
        this.replies = new ServerReplies(link);
        this.commands = new ServerCommands(events, streams, replies);
    }

    /** The next event, or null. */
    public @Nullable RtmpEvent poll() {
        return events.poll();
    }

    /** Window, bandwidth, chunk size, then NetConnection.Connect.Success. */
    public void acceptConnect() {
        acceptConnect(Map.of());
    }

    /** As {@link #acceptConnect()}, with more members for the information object. */
    public void acceptConnect(Map<String, AmfValue> information) {
        if (phase != Phase.CONNECT_UNDECIDED) {
            return;
        }
        phase = Phase.CONNECTED;
        link.sendWindow(settings.windowAckBytes());
        link.send(
                new RtmpControl.SetPeerBandwidth(settings.peerBandwidthBytes(), RtmpControl.SetPeerBandwidth.DYNAMIC));
        link.sendChunkSize(settings.outChunkBytes());
        link.send(new RtmpControl.StreamBegin(0));
        RtmpCapabilities own = client.enhanced() ? settings.capabilities() : RtmpCapabilities.NONE;
        replies.connected(connectTransaction, encoding, own, information);
        link.encoding(encoding);
        if (settings.sendOnBwDone()) {
            replies.call("onBWDone");
        }
    }

    /** {@code _error} for connect; send it, then close the connection. */
    public void rejectConnect(String code, String description) {
        if (phase == Phase.CONNECT_UNDECIDED) {
            phase = Phase.REJECTED;
            replies.error(connectTransaction, code, description);
        }
    }

    /**
     * Asks the client to connect anew, here or elsewhere, when it has announced that it can; it goes on until its next key
     * frame (Enhanced RTMP v2, "Reconnect Request").
     *
     * @param tcUrl where to, absolute or relative to the client's tcUrl; empty for the same address
     * @return whether the request was sent
     */
    public boolean requestReconnect(Optional<String> tcUrl, String description) {
        if (phase != Phase.CONNECTED || !client.reconnect()) {
            return false;
        }
        replies.reconnect(tcUrl, description);
        return true;
    }

    /** StreamBegin and NetStream.Publish.Start. */
    public void publishStarted(long streamId, String name) {
        ServerStream stream = streams.get(streamId);
        if (stream != null && stream.publishes(name)) {
            link.send(new RtmpControl.StreamBegin(streamId));
            replies.status(streamId, StatusCode.LEVEL_STATUS, StatusCode.PUBLISH_START, name + " is now published.");
        }
    }

    /** Status of level error; what the client goes on sending on the stream is dropped. Also ends a running publication. */
    public void publishRefused(long streamId, String code, String description) {
        ServerStream stream = streams.get(streamId);
        if (stream != null && stream.publishes()) {
            stream.end();
            replies.status(streamId, StatusCode.LEVEL_ERROR, code, description);
        }
    }

    /**
     * StreamBegin, NetStream.Play.Reset when {@code reset}, NetStream.Play.Start and {@code |RtmpSampleAccess}. Media may
     * follow.
     */
    public void playStarted(long streamId, String name, boolean reset) {
        ServerStream stream = streams.get(streamId);
        if (stream == null || !stream.plays(name)) {
            return;
        }
        link.send(new RtmpControl.StreamBegin(streamId));
        if (reset) {
            String description = "Playing and resetting " + name + ".";
            replies.status(streamId, StatusCode.LEVEL_STATUS, StatusCode.PLAY_RESET, description);
        }
        replies.status(streamId, StatusCode.LEVEL_STATUS, StatusCode.PLAY_START, "Started playing " + name + ".");
        replies.sampleAccess(streamId);
    }

    /** Status of level error. Also ends running playback. */
    public void playRefused(long streamId, String code, String description) {
        ServerStream stream = streams.get(streamId);
        if (stream != null && stream.plays()) {
            stream.end();
            replies.status(streamId, StatusCode.LEVEL_ERROR, code, description);
        }
    }

    /** {@code onStatus} on a stream; levels and codes are in {@link StatusCode}. */
    public void status(long streamId, String level, String code, String description) {
        if (isOpen(streamId)) {
            replies.status(streamId, level, code, description);
        }
    }

    public void streamBegin(long streamId) {
        if (isOpen(streamId)) {
            link.send(new RtmpControl.StreamBegin(streamId));
        }
    }

    public void streamEof(long streamId) {
        if (isOpen(streamId)) {
            link.send(new RtmpControl.StreamEof(streamId));
        }
    }

    /** Sends audio, video or data on a stream, through the session's own chunk streams. */
    public void sendMedia(long streamId, RtmpMessage message) {
        if (isOpen(streamId)) {
            link.sendMedia(streamId, message);
        }
    }

    /** Sends any command, transaction id and all; stream 0 is the connection. */
    public void sendCommand(long streamId, RtmpCommand command) {
        if (isOpen(streamId)) {
            link.send(streamId, command);
        }
    }

    /** {@code _result} of a call: command object null, then the values. Nothing is sent for transaction id 0. */
    public void result(double transactionId, AmfValue... values) {
        replies.result(transactionId, values);
    }

    /** {@code _error} of a call with an information object. Nothing is sent for transaction id 0. */
    public void error(double transactionId, String code, String description) {
        replies.error(transactionId, code, description);
    }

    /** The usual answer to a call nobody knows: {@code _error} NetConnection.Call.Failed that names it. */
    public void unknownCall(RtmpEvent.Call call) {
        replies.error(call.transactionId(), StatusCode.CALL_FAILED, "Method not found (" + call.name() + ").");
    }

    /** Asks for a PingResponse event with the same timestamp (ms modulo 2^32); does nothing before the handshake is over. */
    public void ping(long timestamp) {
        if (phase != Phase.HANDSHAKE) {
            link.send(new RtmpControl.PingRequest(timestamp & 0xFFFFFFFFL));
        }
    }

    /** Counts bytes that were written to the socket without passing through {@link #next}. */
    public void sentOutside(long bytes) {
        link.countSent(bytes);
    }

    /** Chunk size that outgoing bytes have from acceptConnect on. */
    public int outChunkSize() {
        return settings.outChunkBytes();
    }

    /** Messages received that were dropped: unknown types, media on streams that do not publish. */
    public long ignoredMessages() {
        return ignored;
    }

    /** Commands received, those answered by itself included. */
    public long commandsReceived() {
        return commandsReceived;
    }

    /** How often createStream was refused because too many streams were open. */
    public long streamsRefused() {
        return streams.refused();
    }

    @Override
    void begin() {
        phase = Phase.CONNECT_AWAITED;
    }

    /** By message type (sections 5.4, 6.2 and 7.1). */
    @Override
    void handle(RtmpMessage message) {
        int type = message.typeId();
        if (RtmpControl.isControl(type)) {
            control(RtmpControl.parse(message));
        } else if (type == MessageType.COMMAND_AMF0 || type == MessageType.COMMAND_AMF3) {
            command(message.streamId(), RtmpCommand.parse(message, link.amf()));
        } else if (type == MessageType.AGGREGATE) {
            RtmpAggregate.split(message).forEach(this::media);
        } else {
            media(message);
        }
    }

    private void control(RtmpControl control) {
        if (control instanceof RtmpControl.PingResponse pong) {
            events.add(new RtmpEvent.PingResponse(pong.timestamp()));
        } else if (control instanceof RtmpControl.SetBufferLength length) {
            events.add(new RtmpEvent.BufferLength(length.streamId(), length.millis()));
        } else if (!link.obey(control)) {
            ignored++;
        }
    }

    private void command(long streamId, RtmpCommand command) {
        commandsReceived++;
        boolean connect = command.name().equals("connect");
        if (phase == Phase.REJECTED) {
            ignored++;
        } else if (connect != (phase == Phase.CONNECT_AWAITED)) {
            throw new RtmpException(connect ? "connect on a connected connection" : command.name() + " before connect");
        } else if (connect) {
            phase = Phase.CONNECT_UNDECIDED;
            connectTransaction = command.transactionId();
            RtmpEvent.Connect asked = ServerCommands.connect(command);
            client = asked.capabilities();
            encoding = ObjectEncoding.of(asked.objectEncoding());
            events.add(asked);
        } else {
            commands.handle(streamId, command);
        }
    }

    private void media(RtmpMessage message) {
        ServerStream stream = streams.receiving(message.streamId());
        boolean wanted = message.isAudio() || message.isVideo() || message.isData();
        if (wanted && stream != null && stream.publishes()) {
            events.add(new RtmpEvent.Media(stream.id, message));
        } else {
            ignored++;
        }
    }

    private boolean isOpen(long streamId) {
        return streamId == 0 ? phase != Phase.HANDSHAKE : streams.get(streamId) != null;
    }
}
