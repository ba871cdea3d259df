package org.videocity.wire.rtmp;

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
public final class RtmpClientSession extends RtmpSession {
    private final RtmpClientSettings settings;
    private final Queue<RtmpClientEvent> events = new ArrayDeque<>();
    private final ClientCommands commands;
    private final ClientHandshake handshake;
    private @Nullable RtmpCommand connect;

    public RtmpClientSession(RtmpClientSettings settings) {
        this(settings, new SplittableRandom());
    }

    /** As above with the source of the handshake's random bytes, which guard nothing. */
    public RtmpClientSession(RtmpClientSettings settings, RandomGenerator random) {
        this(settings, new ClientHandshake(settings.handshake(), random));
    }

    private RtmpClientSession(RtmpClientSettings settings, ClientHandshake handshake) {
        super(settings.limits(), settings.amfLimits(), handshake);
        this.settings = settings;
        this.handshake = handshake;
        this.commands = new ClientCommands(settings, link, events);
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

    /** The next event, or null. */
    public @Nullable RtmpClientEvent poll() {
        return events.poll();
    }

    /** Whether the server signed its handshake, which it can only do when the settings ask for a signed one. */
    public boolean serverSigned() {
        return handshake.serverSigned();
    }

    /** Chunks between the packets of the handshake would be taken for parts of it. */
    private void checkStarted() {
        if (shaking()) {
            throw new IllegalStateException("nothing but connect, publish and play before the handshake is over");
        }
    }

    /** Sends connect as soon as it is known and the handshake is over, once. */
    private void sendConnect() {
        RtmpCommand command = connect;
        if (!shaking() && command != null) {
            connect = null;
            link.send(0, command);
        }
    }

    @Override
    void begin() {
        sendConnect();
    }

    /** By message type (sections 5.4, 6.2 and 7.1). */
    @Override
    void handle(RtmpMessage message) {
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
