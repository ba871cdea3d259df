package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.amf.AmfValue;

/**
 * The client's side of one RTMP connection, without I/O (RTMP sections 5 and 7). Call {@link #connect} and what is
 * wanted after it right away: each step is sent as soon as the one before it was answered. Send what {@link #next}
 * returns after each call and each {@link #feed}.
 *
 * <p>Not thread safe: one thread at a time. After an {@link RtmpException} events before the fault can still be polled,
 * then the connection must be closed.
 */
public final class RtmpClientSession {
    public RtmpClientSession(RtmpClientSettings settings) {}

    /** As above with the source of the handshake's random bytes, which guard nothing. */
    public RtmpClientSession(RtmpClientSettings settings, RandomGenerator random) {}

    /**
     * Connects to an application.
     *
     * @param app what stands between host and stream name
     * @param tcUrl the address as typed, up to and with the application
     * @param extra further members of the command object; they win over the usual ones
     * @param arguments what follows the command object
     */
    public void connect(String app, String tcUrl, Map<String, AmfValue> extra, AmfValue... arguments) {}

    /**
     * releaseStream, FCPublish, createStream, publish. Yields PublishStarted, or a Status of level error.
     *
     * @param name stream name, query included
     */
    public void publish(String name, RtmpEvent.PublishMode mode) {}

    /** createStream, Set Buffer Length, play of a live stream. Yields PlayStarted, or a Status of level error. */
    public void play(String name) {}

    /**
     * As {@link #play(String)} with the command's other arguments.
     *
     * @param start seconds; -2 live or recorded, -1 live only
     * @param duration seconds, -1 to the end
     */
    public void play(String name, double start, double duration, boolean reset) {}

    /** FCUnpublish when it publishes, then deleteStream. */
    public void close(long streamId) {}

    /** Pause or go on, on a stream that plays. */
    public void pause(long streamId, boolean paused, double millis) {}

    /** Sends audio, video or data on a stream that publishes; its time need not start at 0. */
    public void sendMedia(long streamId, RtmpMessage message) {}

    /**
     * Calls a method on the server.
     *
     * @return the transaction id that the answer's Call event will carry
     */
    public double call(String name, AmfValue... arguments) {
        return 0;
    }

    /** Sends any command, transaction id and all; stream 0 is the connection. */
    public void sendCommand(long streamId, RtmpCommand command) {}

    /**
     * Takes everything the peer sent.
     *
     * @throws RtmpException when the peer broke the protocol or a limit
     */
    public void feed(ByteBuffer in) {}

    /** The next event, or null. */
    public @Nullable RtmpClientEvent poll() {
        return null;
    }

    /** All bytes that are to be sent now, in a heap buffer that belongs to the caller, or null. */
    public @Nullable ByteBuffer next() {
        return null;
    }

    /** Bytes that {@link #next} would return. */
    public int pendingBytes() {
        return 0;
    }

    /** Bytes fed so far. */
    public long bytesReceived() {
        return 0;
    }

    /** Bytes returned by {@link #next} so far. */
    public long bytesSent() {
        return 0;
    }

    /** Bytes the peer has acknowledged, unwrapped; 0 until it sends an Acknowledgement. */
    public long bytesAcknowledged() {
        return 0;
    }
}
