package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;

/** Protocol control and user control messages as bytes (RTMP sections 5.4, 6.2 and 7.1.7). */
final class ControlBytes {
    // user control event types, 7.1.7
    private static final int STREAM_BEGIN = 0;
    private static final int STREAM_EOF = 1;
    private static final int STREAM_DRY = 2;
    private static final int SET_BUFFER_LENGTH = 3;
    private static final int STREAM_IS_RECORDED = 4;
    private static final int PING_REQUEST = 6;
    private static final int PING_RESPONSE = 7;

    private ControlBytes() {}

    static RtmpControl read(RtmpMessage message) {
        ByteBuffer in = message.payload();
        return switch (message.typeId()) {
            case MessageType.SET_CHUNK_SIZE -> new RtmpControl.SetChunkSize(chunkSize(message, in));
            case MessageType.ABORT -> new RtmpControl.Abort((int) Math.min(int32(message, in), Integer.MAX_VALUE));
            case MessageType.ACKNOWLEDGEMENT -> new RtmpControl.Acknowledgement(int32(message, in));
            case MessageType.USER_CONTROL -> userControl(message, in);
            case MessageType.WINDOW_ACK_SIZE -> new RtmpControl.WindowAckSize(int32(message, in));
            case MessageType.SET_PEER_BANDWIDTH ->
                new RtmpControl.SetPeerBandwidth(
                        int32(message, in), need(message, in, 1).get() & 0xFF);
            default -> throw new RtmpException("message of type " + message.typeId() + " is no control message");
        };
    }

    /** 5.4.1: 0(1) chunk size(31). */
    private static int chunkSize(RtmpMessage message, ByteBuffer in) {
        int bytes = need(message, in, 4).getInt();
        if (bytes < 1) {
            throw new RtmpException(
                    "Set Chunk Size to " + (bytes & 0xFFFFFFFFL) + ", expected 1 to " + Integer.MAX_VALUE);
        }
        return bytes;
    }

    /** 6.2: event type(2) event data. */
    private static RtmpControl userControl(RtmpMessage message, ByteBuffer in) {
        int event = need(message, in, 2).getShort() & 0xFFFF;
        return switch (event) {
            case STREAM_BEGIN -> new RtmpControl.StreamBegin(int32(message, in));
            case STREAM_EOF -> new RtmpControl.StreamEof(int32(message, in));
            case STREAM_DRY -> new RtmpControl.StreamDry(int32(message, in));
            case SET_BUFFER_LENGTH -> new RtmpControl.SetBufferLength(int32(message, in), int32(message, in));
            case STREAM_IS_RECORDED -> new RtmpControl.StreamIsRecorded(int32(message, in));
            case PING_REQUEST -> new RtmpControl.PingRequest(int32(message, in));
            case PING_RESPONSE -> new RtmpControl.PingResponse(int32(message, in));
            default -> new RtmpControl.OtherEvent(event);
        };
    }

    private static long int32(RtmpMessage message, ByteBuffer in) {
        return need(message, in, 4).getInt() & 0xFFFFFFFFL;
    }

    private static ByteBuffer need(RtmpMessage message, ByteBuffer in, int bytes) {
        if (in.remaining() < bytes) {
            throw new RtmpException(
                    "control message of type " + message.typeId() + " ends after " + message.length() + " bytes");
        }
        return in;
    }

    static RtmpMessage write(RtmpControl control) {
        if (control instanceof RtmpControl.SetChunkSize set) {
            return message(MessageType.SET_CHUNK_SIZE, set.bytes());
        } else if (control instanceof RtmpControl.Abort abort) {
            return message(MessageType.ABORT, abort.chunkStream());
        } else if (control instanceof RtmpControl.Acknowledgement acknowledgement) {
            return message(MessageType.ACKNOWLEDGEMENT, acknowledgement.sequence());
        } else if (control instanceof RtmpControl.WindowAckSize window) {
            return message(MessageType.WINDOW_ACK_SIZE, window.bytes());
        } else if (control instanceof RtmpControl.SetPeerBandwidth bandwidth) {
            ByteBuffer out = ByteBuffer.allocate(5).putInt((int) bandwidth.bytes());
            return message(MessageType.SET_PEER_BANDWIDTH, out.put((byte) bandwidth.limit()));
        } else if (control instanceof RtmpControl.StreamBegin begin) {
            return event(STREAM_BEGIN, begin.streamId());
        } else if (control instanceof RtmpControl.StreamEof eof) {
            return event(STREAM_EOF, eof.streamId());
        } else if (control instanceof RtmpControl.StreamDry dry) {
            return event(STREAM_DRY, dry.streamId());
        } else if (control instanceof RtmpControl.SetBufferLength length) {
            return event(SET_BUFFER_LENGTH, length.streamId(), length.millis());
        } else if (control instanceof RtmpControl.StreamIsRecorded recorded) {
            return event(STREAM_IS_RECORDED, recorded.streamId());
        } else if (control instanceof RtmpControl.PingRequest ping) {
            return event(PING_REQUEST, ping.timestamp());
        } else if (control instanceof RtmpControl.PingResponse pong) {
            return event(PING_RESPONSE, pong.timestamp());
        }
        return event(((RtmpControl.OtherEvent) control).event());
    }

    private static RtmpMessage message(int typeId, long value) {
        return message(typeId, ByteBuffer.allocate(4).putInt((int) value));
    }

    private static RtmpMessage event(int event, long... data) {
        ByteBuffer out = ByteBuffer.allocate(2 + 4 * data.length).putShort((short) event);
        for (long value : data) {
            out.putInt((int) value);
        }
        return message(MessageType.USER_CONTROL, out);
    }

    private static RtmpMessage message(int typeId, ByteBuffer written) {
        return RtmpMessage.of(typeId, 0, 0, written.flip());
    }
}
