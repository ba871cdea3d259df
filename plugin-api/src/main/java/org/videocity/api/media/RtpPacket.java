package org.videocity.api.media;

import java.nio.ByteBuffer;
import java.util.Map;

/** An RTP packet as received (RFC 3550), its header parsed, its payload untouched. */
public final class RtpPacket extends MediaFrame {
    private final long extendedSequence;
    private final long rtpTime;
    private final boolean marker;
    private final int spatialLayer;
    private final int temporalLayer;
    private final Map<String, ByteBuffer> headerExtensions;

    /**
     * Makes a packet around bytes that nobody changes any more.
     *
     * @param extendedSequence sequence number, unwrapped beyond 16 bits
     * @param rtpTime RTP timestamp, unwrapped beyond 32 bits, in the track's time base
     * @param headerExtensions header extension elements by URI (RFC 8285)
     */
    public RtpPacket(
            int track,
            String encoding,
            long extendedSequence,
            long rtpTime,
            boolean marker,
            int spatialLayer,
            int temporalLayer,
            boolean keyFrame,
            boolean switchPoint,
            boolean discardable,
            long arrivalNanos,
            Map<String, ByteBuffer> headerExtensions,
            ByteBuffer payload) {
        super(track, encoding, keyFrame, switchPoint, discardable, arrivalNanos, payload);
        this.extendedSequence = extendedSequence;
        this.rtpTime = rtpTime;
        this.marker = marker;
        this.spatialLayer = spatialLayer;
        this.temporalLayer = temporalLayer;
        this.headerExtensions = Map.copyOf(headerExtensions);
    }

    /** Returns the sequence number, unwrapped beyond 16 bits. */
    public long extendedSequence() {
        return extendedSequence;
    }

    /** Returns the RTP timestamp, unwrapped beyond 32 bits, in the track's time base. */
    public long rtpTime() {
        return rtpTime;
    }

    /** Tells whether the marker bit is set. */
    public boolean marker() {
        return marker;
    }

    /** Returns the spatial layer, 0 for the base. */
    public int spatialLayer() {
        return spatialLayer;
    }

    /** Returns the temporal layer, 0 for the base. */
    public int temporalLayer() {
        return temporalLayer;
    }

    /** Returns the header extension elements by URI. */
    public Map<String, ByteBuffer> headerExtensions() {
        return headerExtensions;
    }

    /**
     * Returns this packet later (or earlier) on its track's timeline, sharing its payload. Its sequence number stays as
     * received: whoever forwards packets counts its own.
     */
    public RtpPacket shifted(long ticks) {
        return ticks == 0
                ? this
                : new RtpPacket(
                        track(),
                        encoding(),
                        extendedSequence,
                        rtpTime + ticks,
                        marker,
                        spatialLayer,
                        temporalLayer,
                        keyFrame(),
                        switchPoint(),
                        discardable(),
                        arrivalNanos(),
                        headerExtensions,
                        payload());
    }
}
