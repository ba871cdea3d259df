package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;

/**
 * One RTMP message (RTMP section 6.1), immutable.
 *
 * @param typeId message type id, 0 to 255, see {@link MessageType}
 * @param streamId message stream id, 32 bits unsigned; 0 is the connection itself
 * @param timestamp milliseconds modulo 2^32, as on the wire, 0 to 4294967295
 * @param time the same moment unwrapped to 64 bits: it goes on rising where {@code timestamp} starts again at 0, and is
 *     slightly negative for a sender that starts just below 2^32 after a 0. Equal to {@code timestamp} for most
 *     messages, and in messages made for sending
 * @param payload the bytes. The record keeps a view of the buffer it is given, so its owner must not write to it any
 *     more. The accessor returns a new read-only view each time, from position 0 to {@link #length()}
 */
public record RtmpMessage(int typeId, long streamId, long timestamp, long time, ByteBuffer payload) {
    public RtmpMessage {
        if ((typeId & ~0xFF) != 0 || (streamId & ~0xFFFFFFFFL) != 0 || (timestamp & ~0xFFFFFFFFL) != 0) {
            throw new IllegalArgumentException("message type, stream or timestamp out of range");
        }
        payload = payload.slice();
    }

    /** A message for sending; {@code time} may be any 64-bit time, the wire gets it modulo 2^32. */
    public static RtmpMessage of(int typeId, long streamId, long time, ByteBuffer payload) {
        return new RtmpMessage(typeId, streamId, time & 0xFFFFFFFFL, time, payload);
    }

    @Override
    public ByteBuffer payload() {
        return payload.asReadOnlyBuffer();
    }

    /** The payload without a view of its own; callers leave position and bytes alone. */
    ByteBuffer bytes() {
        return payload;
    }

    /** Payload bytes. */
    public int length() {
        return payload.remaining();
    }

    /** The same bytes and times on another message stream; copies nothing. */
    public RtmpMessage onStream(long otherStreamId) {
        return new RtmpMessage(typeId, otherStreamId, timestamp, time, payload);
    }

    public boolean isAudio() {
        return typeId == MessageType.AUDIO;
    }

    public boolean isVideo() {
        return typeId == MessageType.VIDEO;
    }

    /** A data message (onMetaData and the like), AMF0 or AMF3. */
    public boolean isData() {
        return typeId == MessageType.DATA_AMF0 || typeId == MessageType.DATA_AMF3;
    }
}
