package org.videocity.wire.rtmp;

import org.videocity.wire.amf.AmfLimits;

/**
 * How a server session behaves.
 *
 * @param limits for chunks and messages received
 * @param amfLimits for commands received
 * @param outChunkBytes chunk size announced at acceptConnect; fan-out must use the same for {@link ChunkForm}
 * @param windowAckBytes the client acknowledges after each so many bytes
 * @param peerBandwidthBytes the client keeps at most so many bytes unacknowledged
 * @param sendOnBwDone whether connect is followed by {@code onBWDone}, which some clients wait for
 * @param maxStreams message streams a client may have open at a time
 * @param capabilities what the server says about Enhanced RTMP to clients that say something about it
 */
public record RtmpServerSettings(
        RtmpLimits limits,
        AmfLimits amfLimits,
        int outChunkBytes,
        int windowAckBytes,
        int peerBandwidthBytes,
        boolean sendOnBwDone,
        int maxStreams,
        RtmpCapabilities capabilities) {
    public static final RtmpServerSettings DEFAULT =
            new RtmpServerSettings(RtmpLimits.DEFAULT, AmfLimits.DEFAULT, 60_000, 2_500_000, 2_500_000, false, 64);

    public RtmpServerSettings {
        if (outChunkBytes < 1 || windowAckBytes < 1 || peerBandwidthBytes < 1 || maxStreams < 1) {
            throw new IllegalArgumentException("RTMP sizes must be positive");
        }
    }

    /** RTMP 1.0 alone: nothing of Enhanced RTMP. */
    public RtmpServerSettings(
            RtmpLimits limits,
            AmfLimits amfLimits,
            int outChunkBytes,
            int windowAckBytes,
            int peerBandwidthBytes,
            boolean sendOnBwDone,
            int maxStreams) {
        this(
                limits,
                amfLimits,
                outChunkBytes,
                windowAckBytes,
                peerBandwidthBytes,
                sendOnBwDone,
                maxStreams,
                RtmpCapabilities.NONE);
    }

    /** The same with other capabilities. */
    public RtmpServerSettings with(RtmpCapabilities announced) {
        return new RtmpServerSettings(
                limits,
                amfLimits,
                outChunkBytes,
                windowAckBytes,
                peerBandwidthBytes,
                sendOnBwDone,
                maxStreams,
                announced);
    }
}
