package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.amf.AmfValue;

/**
 * The client's side of one RTMP connection, without I/O (RTMP sections 5 and 7). Call {@link #connect} and what is
 * wanted after it (publish, play) right away: each step is sent as soon as the one before it was answered. The other
 * calls are for after Connected; during the handshake they throw {@link IllegalStateException}. Send what {@link #next}
 * returns after each call and each {@link #feed}.
 *
 * <p>Answers by itself: pings, acknowledgements, bandwidth. onBWDone and the onFC* notices are taken note of silently.
 *
 * <p>Not thread safe: one thread at a time. After an {@link RtmpException} events before the fault can still be polled,
 * then the connection must be closed.
 */
public final class RtmpClientSession {
    private final RtmpClientSettings settings;
    private final Queue<RtmpClientEvent> events = new ArrayDeque<>();
    private final SessionLink link;
    private final ClientCommands commands;
    private @Nullable ClientHandshake handshake;
    private @Nullable RtmpCommand connect;
    private @Nullable RtmpException failure;

    public RtmpClientSession(RtmpClientSettings settings) {
        this(settings, new SplittableRandom());
    }

    /** As above with the source of the handshake's random bytes, which guard nothing. */
    public RtmpClientSession(RtmpClientSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.link = new SessionLink(settings.limits(), settings.amfLimits());
        this.commands = new ClientCommands(settings, link, events);
        ClientHandshake shaking = new ClientHandshake(random);
        link.sendRaw(shaking.next());
        this.handshake = shaking;
    }

    /**
     * Connects to an application.
     *
     * @param app what stands between host and stream name
     * @param tcUrl the address as typed, up to and with the application
     * @param extra further members of the command object; they win over the usual ones
     * @param arguments what follows the command object
     */
    public void connect(String app, String tcUrl, Map<String, AmfValue> extra, AmfValue... arguments) {
        AmfValue commandObject = AmfValue.members()
                .put("app", app)
                .put("type", "nonprivate")
                .put("flashVer", settings.flashVer())
                .put("tcUrl", tcUrl)
                .put("fpad", false)
                .put("objectEncoding", settings.objectEncoding().number())
                .putAll(settings.capabilities().toMembers())
                .putAll(extra)
                .object();
        connect = RtmpCommand.of("connect", 1, commandObject, arguments);
        sendConnect();
    }

    /**
     * releaseStream, FCPublish, createStream, publish. Yields PublishStarted, or a Status of level error.
     *
     * @param name stream name, query included
     */
    public void publish(String name, RtmpEvent.PublishMode mode) {
        commands.wish(ClientStreams.Wish.publish(name, mode));
    }

    /** createStream, Set Buffer Length, play of a live stream. Yields PlayStarted, or a Status of level error. */
    public void play(String name) {
        play(name, -2, -1, true);
    }

    /**
     * As {@link #play(String)} with the command's other arguments.
     *
     * @param start seconds; -2 live or recorded, -1 live only
     * @param duration seconds, -1 to the end
     */
    public void play(String name, double start, double duration, boolean reset) {
        commands.wish(ClientStreams.Wish.play(name, start, duration, reset));
    }

    /** FCUnpublish when it publishes, then deleteStream. */
    public void close(long streamId) {
        checkStarted();
        commands.close(streamId);
    }

    /** Pause or go on, on a stream that plays. */
    public void pause(long streamId, boolean paused, double millis) {
        checkStarted();
        link.send(streamId, RtmpCommand.of("pause", 0, AmfValue.NULL, AmfValue.of(paused), AmfValue.of(millis)));
    }

    /** Sends audio, video or data on a stream that publishes; its time need not start at 0. */
    public void sendMedia(long streamId, RtmpMessage message) {
        checkStarted();
        link.sendMedia(streamId, message);
    }

    /**
     * Calls a method on the server.
     *
     * @return the transaction id that the answer's Call event will carry
     */
    public double call(String name, AmfValue... arguments) {
        checkStarted();
        return commands.call(name, arguments);
    }

    /** Sends any command, transaction id and all; stream 0 is the connection. */
    public void sendCommand(long streamId, RtmpCommand command) {
        checkStarted();
        link.send(streamId, command);
    }

    /**
     * Takes everything the peer sent.
     *
     * @throws RtmpException when the peer broke the protocol or a limit
     */
    public void feed(ByteBuffer in) {
        if (failure != null) {
            throw failure;
        }
        link.countReceived(in.remaining());
        try {
            read(in);
        } catch (RtmpException e) {
            failure = e;
            throw e;
        }
        link.acknowledge();
    }

    /** The next event, or null. */
    public @Nullable RtmpClientEvent poll() {
        return events.poll();
    }

    /** All bytes that are to be sent now, in a heap buffer that belongs to the caller, or null. */
    public @Nullable ByteBuffer next() {
        return link.next();
    }

    /** Bytes that {@link #next} would return. */
    public int pendingBytes() {
        return link.pendingBytes();
    }

    /** Bytes fed so far. */
    public long bytesReceived() {
        return link.received();
    }

    /** Bytes returned by {@link #next} so far. */
    public long bytesSent() {
        return link.sent();
    }

    /** Bytes the peer has acknowledged, unwrapped; 0 until it sends an Acknowledgement. */
    public long bytesAcknowledged() {
        return link.acknowledgedByPeer();
    }

    /** Chunks between the packets of the handshake would be taken for parts of it. */
    private void checkStarted() {
        if (handshake != null) {
            throw new IllegalStateException("nothing but connect, publish and play before the handshake is over");
        }
    }

    private void read(ByteBuffer in) {
        ClientHandshake shaking = handshake;
        if (shaking != null) {
            boolean done = shaking.feed(in);
            link.sendRaw(shaking.next());
            if (!done) {
                return;
            }
            handshake = null;
            sendConnect();
        }
        RtmpMessage message;
        while ((message = link.read(in)) != null) {
            handle(message);
        }
    }

    /** Sends connect as soon as it is known and the handshake is over, once. */
    private void sendConnect() {
        RtmpCommand command = connect;
        if (handshake == null && command != null) {
            connect = null;
            link.send(0, command);
        }
    }

    /** By message type (sections 5.4, 6.2 and 7.1). */
    private void handle(RtmpMessage message) {
        int type = message.typeId();
        if (RtmpControl.isControl(type)) {
            RtmpControl control = RtmpControl.parse(message);
            if (control instanceof RtmpControl.StreamEof eof) {
                events.add(new RtmpClientEvent.StreamEof(eof.streamId()));
            } else {
                link.obey(control);
            }
        } else if (type == MessageType.COMMAND_AMF0 || type == MessageType.COMMAND_AMF3) {
            commands.handle(message.streamId(), RtmpCommand.parse(message, link.amf()));
        } else if (type == MessageType.AGGREGATE) {
            RtmpAggregate.split(message).forEach(this::media);
        } else {
            media(message);
        }
    }

    private void media(RtmpMessage message) {
        if (message.isAudio() || message.isVideo() || message.isData()) {
            events.add(new RtmpClientEvent.Media(message.streamId(), message));
        }
    }
}
