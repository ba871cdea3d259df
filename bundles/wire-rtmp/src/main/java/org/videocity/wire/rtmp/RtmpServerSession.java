package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.Map;
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
 * then the connection must be closed. A call for a stream id that is not open is ignored, since the client may have
 * deleted it while the answer was on its way.
 */
public final class RtmpServerSession {
    public RtmpServerSession(RtmpServerSettings settings) {}

    /** As above with the source of the handshake's random bytes, which guard nothing. */
    public RtmpServerSession(RtmpServerSettings settings, RandomGenerator random) {}

    /**
     * Takes everything the peer sent.
     *
     * @throws RtmpException when the peer broke the protocol or a limit
     */
    public void feed(ByteBuffer in) {}

    /** The next event, or null. */
    public @Nullable RtmpEvent poll() {
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

    /** Window, bandwidth, chunk size, then NetConnection.Connect.Success. */
    public void acceptConnect() {}

    /** As {@link #acceptConnect()}, with more members for the information object. */
    public void acceptConnect(Map<String, AmfValue> information) {}

    /** {@code _error} for connect; send it, then close the connection. */
    public void rejectConnect(String code, String description) {}

    /** StreamBegin and NetStream.Publish.Start. */
    public void publishStarted(long streamId, String name) {}

    /** Status of level error; what the client goes on sending on the stream is dropped. Also ends a running publication. */
    public void publishRefused(long streamId, String code, String description) {}

    /**
     * StreamBegin, NetStream.Play.Reset when {@code reset}, NetStream.Play.Start, {@code |RtmpSampleAccess} and
     * NetStream.Data.Start. Media may follow.
     */
    public void playStarted(long streamId, String name, boolean reset) {}

    /** Status of level error. Also ends running playback. */
    public void playRefused(long streamId, String code, String description) {}

    /** {@code onStatus} on a stream; levels and codes are in {@link StatusCode}. */
    public void status(long streamId, String level, String code, String description) {}

    public void streamBegin(long streamId) {}

    public void streamEof(long streamId) {}

    /** Sends audio, video or data on a stream, through the session's own chunk streams. */
    public void sendMedia(long streamId, RtmpMessage message) {}

    /** Sends any command, transaction id and all; stream 0 is the connection. */
    public void sendCommand(long streamId, RtmpCommand command) {}

    /** {@code _result} of a call: command object null, then the values. Nothing is sent for transaction id 0. */
    public void result(double transactionId, AmfValue... values) {}

    /** {@code _error} of a call with an information object. Nothing is sent for transaction id 0. */
    public void error(double transactionId, String code, String description) {}

    /** The usual answer to a call nobody knows: {@code _error} NetConnection.Call.Failed that names it. */
    public void unknownCall(RtmpEvent.Call call) {}

    /** Asks for a PingResponse event with the same timestamp (ms modulo 2^32). */
    public void ping(long timestamp) {}

    /** Counts bytes that were written to the socket without passing through {@link #next}. */
    public void sentOutside(long bytes) {}

    /** Chunk size that outgoing bytes have from acceptConnect on. */
    public int outChunkSize() {
        return 0;
    }

    /** Bytes fed so far. */
    public long bytesReceived() {
        return 0;
    }

    /** Bytes returned by {@link #next} or told to {@link #sentOutside} so far. */
    public long bytesSent() {
        return 0;
    }

    /** Bytes the peer has acknowledged, unwrapped; 0 until it sends an Acknowledgement. */
    public long bytesAcknowledged() {
        return 0;
    }

    /** Messages received that were dropped: unknown types, media on streams that do not publish. */
    public long ignoredMessages() {
        return 0;
    }
}
