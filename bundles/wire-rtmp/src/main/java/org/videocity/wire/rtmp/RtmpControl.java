package org.videocity.wire.rtmp;

/** Protocol control messages (RTMP section 5.4) and user control messages (section 6.2, 7.1.7). */
public sealed interface RtmpControl {
    /** The sender's chunks are this long from now on; 1 to 2147483647 (5.4.1). */
    record SetChunkSize(int bytes) implements RtmpControl {}

    /** Drop the unfinished message of a chunk stream (5.4.2). */
    record Abort(int chunkStream) implements RtmpControl {}

    /** Bytes received so far, modulo 2^32 (5.4.3). */
    record Acknowledgement(long sequence) implements RtmpControl {}

    /** Acknowledge after each so many bytes, unsigned 32 bits (5.4.4). */
    record WindowAckSize(long bytes) implements RtmpControl {}

    /** Keep at most so many bytes unacknowledged; limit is {@link #HARD}, {@link #SOFT} or {@link #DYNAMIC} (5.4.5). */
    record SetPeerBandwidth(long bytes, int limit) implements RtmpControl {
        public static final int HARD = 0;
        public static final int SOFT = 1;
        public static final int DYNAMIC = 2;
    }

    /** The stream can be used (event 0). */
    record StreamBegin(long streamId) implements RtmpControl {}

    /** Playback is over (event 1). */
    record StreamEof(long streamId) implements RtmpControl {}

    /** There is no more data for now (event 2). */
    record StreamDry(long streamId) implements RtmpControl {}

    /** The client buffers so many milliseconds (event 3). */
    record SetBufferLength(long streamId, long millis) implements RtmpControl {}

    /** The stream is a recorded one (event 4). */
    record StreamIsRecorded(long streamId) implements RtmpControl {}

    /** Are you there? The server's clock in ms modulo 2^32 (event 6). */
    record PingRequest(long timestamp) implements RtmpControl {}

    /** The request's timestamp back (event 7). */
    record PingResponse(long timestamp) implements RtmpControl {}

    /** A user control event this list does not have; its data is dropped. */
    record OtherEvent(int event) implements RtmpControl {}

    /** True for the message types that {@link #parse} understands: 1 to 6. */
    static boolean isControl(int typeId) {
        return typeId >= MessageType.SET_CHUNK_SIZE && typeId <= MessageType.SET_PEER_BANDWIDTH;
    }

    /**
     * Reads a control message of type 1 to 6.
     *
     * @throws RtmpException when its payload is too short or its value not allowed
     */
    static RtmpControl parse(RtmpMessage message) {
        return ControlBytes.read(message);
    }

    /** The message on stream 0, time 0. {@link OtherEvent} becomes an event without data. */
    default RtmpMessage toMessage() {
        return ControlBytes.write(this);
    }
}
