package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.amf.AmfLimits;

/**
 * What both sides of a connection have in common: bytes in, bytes out, and how many. Not thread safe: one thread at a
 * time. After an {@link RtmpException} events before the fault can still be polled, then the connection must be closed.
 */
public abstract sealed class RtmpSession permits RtmpClientSession, RtmpServerSession {
    final SessionLink link;
    private @Nullable Handshake handshake;
    private @Nullable RtmpException failure;

    RtmpSession(RtmpLimits limits, AmfLimits amfLimits, Handshake handshake) {
        this.link = new SessionLink(limits, amfLimits);
        this.handshake = handshake;
        link.sendRaw(handshake.next());
    }

    /**
     * Takes everything the peer sent.
     *
     * @throws RtmpException when the peer broke the protocol or a limit
     */
    public final void feed(ByteBuffer in) {
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

    /** All bytes that are to be sent now, in a heap buffer that belongs to the caller, or null. */
    public final @Nullable ByteBuffer next() {
        return link.next();
    }

    /** Bytes that {@link #next} would return. */
    public final int pendingBytes() {
        return link.pendingBytes();
    }

    /** Bytes fed so far. */
    public final long bytesReceived() {
        return link.received();
    }

    /** Bytes sent so far: those {@link #next} returned, and on a server those it was told of besides. */
    public final long bytesSent() {
        return link.sent();
    }

    /** Bytes the peer has acknowledged, unwrapped; 0 until it sends an Acknowledgement. */
    public final long bytesAcknowledged() {
        return link.acknowledgedByPeer();
    }

    /**
     * Bytes that may be on their way unacknowledged, as the peer asked with Set Peer Bandwidth (section 5.4.5); 0 while it
     * has not. The session says so to the peer; keeping to it is the caller's, since many peers ask and never acknowledge.
     */
    public final long bandwidthLimitBytes() {
        return link.bandwidthLimit();
    }

    /** Whether the handshake is still going on. */
    final boolean shaking() {
        return handshake != null;
    }

    /** The handshake is over; what the peer sent after it is read next. */
    abstract void begin();

    /** Does what a message asks for. */
    abstract void handle(RtmpMessage message);

    private void read(ByteBuffer in) {
        Handshake shaking = handshake;
        if (shaking != null) {
            boolean done = shaking.feed(in);
            link.sendRaw(shaking.next());
            if (!done) {
                return;
            }
            handshake = null;
            begin();
        }
        RtmpMessage message;
        while ((message = link.read(in)) != null) {
            handle(message);
        }
    }
}
