package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfLimits;

/**
 * What both sides of a connection do alike once the handshake is over: bytes to messages and back, counting, windows
 * (RTMP sections 5.4.3 to 5.4.5), pings.
 */
final class SessionLink {
    /** Acknowledge after so many bytes until the peer says how often; what Flash Media Server announces. */
    private static final long DEFAULT_WINDOW = 2_500_000;

    private static final int FIRST_OUT_BYTES = 2048;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ChunkReader reader;
    private final ChunkWriter writer = new ChunkWriter(ChunkWriter.DEFAULT_CHUNK_SIZE);
    private final AmfDecoder amf;
    private ObjectEncoding encoding = ObjectEncoding.AMF0;
    private ByteBuffer out = NOTHING;
    private long received;
    private long sent;
    private long acknowledgedByUs;
    private long acknowledgedByPeer;
    private long windowIn = DEFAULT_WINDOW;
    private long windowOut;
    private long bandwidthLimit;
    private boolean bandwidthHard;

    SessionLink(RtmpLimits limits, AmfLimits amfLimits) {
        this.reader = new ChunkReader(limits);
        this.amf = new AmfDecoder(amfLimits);
    }

    AmfDecoder amf() {
        return amf;
    }

    void countReceived(int bytes) {
        received += bytes;
    }

    @Nullable
    RtmpMessage read(ByteBuffer in) {
        return reader.read(in);
    }

    /** Sends bytes that are no chunks: the handshake. */
    void sendRaw(@Nullable ByteBuffer bytes) {
        if (bytes != null) {
            room(bytes.remaining()).put(bytes);
        }
    }

    void send(int chunkStream, RtmpMessage message) {
        writer.write(room(writer.maxSize(chunkStream, message)), chunkStream, message);
    }

    void send(RtmpControl control) {
        send(ChunkStreams.CONTROL, control.toMessage());
    }

    void send(long streamId, RtmpCommand command) {
        send(ChunkStreams.COMMAND, command.toMessage(streamId, encoding));
    }

    void sendMedia(long streamId, RtmpMessage message) {
        send(ChunkStreams.session(message.typeId()), message.onStream(streamId));
    }

    /** Announces the chunk size and uses it from then on. */
    void sendChunkSize(int bytes) {
        send(new RtmpControl.SetChunkSize(bytes));
        writer.chunkSize(bytes);
    }

    void sendWindow(long bytes) {
        windowOut = bytes;
        send(new RtmpControl.WindowAckSize(bytes));
    }

    /** Does what a control message asks for; false for those that are somebody else's affair. */
    boolean obey(RtmpControl control) {
        if (control instanceof RtmpControl.Acknowledgement acknowledgement) {
            int more = (int) (acknowledgement.sequence() - acknowledgedByPeer);
            acknowledgedByPeer += Math.max(0, more);
        } else if (control instanceof RtmpControl.WindowAckSize window) {
            windowIn = Math.max(1, window.bytes());
        } else if (control instanceof RtmpControl.SetPeerBandwidth bandwidth) {
            limitBandwidth(bandwidth);
        } else if (control instanceof RtmpControl.PingRequest ping) {
            send(new RtmpControl.PingResponse(ping.timestamp()));
        } else {
            return control instanceof RtmpControl.SetChunkSize || control instanceof RtmpControl.Abort;
        }
        return true;
    }

    /**
     * 5.4.5: hard takes the new limit, soft the smaller of the two, dynamic is hard when the last one was or there was none, and otherwise
     * nothing. Answered with Window Acknowledgement Size when that differs from the last one sent.
     */
    private void limitBandwidth(RtmpControl.SetPeerBandwidth asked) {
        boolean hard = asked.limit() == RtmpControl.SetPeerBandwidth.HARD;
        boolean soft = asked.limit() == RtmpControl.SetPeerBandwidth.SOFT;
        boolean dynamic = asked.limit() == RtmpControl.SetPeerBandwidth.DYNAMIC;
        if (asked.bytes() < 1 || !(hard || soft || dynamic && (bandwidthHard || bandwidthLimit == 0))) {
            return;
        }
        boolean smaller = soft && bandwidthLimit > 0;
        bandwidthLimit = smaller ? Math.min(bandwidthLimit, asked.bytes()) : asked.bytes();
        bandwidthHard = !soft;
        if (bandwidthLimit != windowOut) {
            sendWindow(bandwidthLimit);
        }
    }

    /** 5.4.3, at most once for each time bytes came in, however small a window the peer asked for. */
    void acknowledge() {
        if (received - acknowledgedByUs >= windowIn) {
            acknowledgedByUs = received;
            send(new RtmpControl.Acknowledgement(received & 0xFFFFFFFFL));
        }
    }

    /** Hands out everything to be sent. */
    @Nullable
    ByteBuffer next() {
        if (out.position() == 0) {
            return null;
        }
        ByteBuffer bytes = out.flip();
        out = NOTHING;
        sent += bytes.remaining();
        return bytes;
    }

    int pendingBytes() {
        return out.position();
    }

    void countSent(long bytes) {
        sent += bytes;
    }

    int outChunkSize() {
        return writer.chunkSize();
    }

    /** How commands are written from now on. */
    void encoding(ObjectEncoding newEncoding) {
        encoding = newEncoding;
    }

    ObjectEncoding encoding() {
        return encoding;
    }

    long bandwidthLimit() {
        return bandwidthLimit;
    }

    long received() {
        return received;
    }

    long sent() {
        return sent;
    }

    long acknowledgedByPeer() {
        return acknowledgedByPeer;
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            long wanted = Math.max((long) out.position() + bytes, out.capacity() * 2L);
            int capacity = (int) Math.min(Math.max(wanted, FIRST_OUT_BYTES), Integer.MAX_VALUE - 8);
            out = ByteBuffer.allocate(capacity).put(out.flip());
        }
        return out;
    }
}
