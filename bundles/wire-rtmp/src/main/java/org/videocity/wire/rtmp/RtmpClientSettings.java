package org.videocity.wire.rtmp;

import org.videocity.wire.amf.AmfLimits;

/**
 * How a client session behaves.
 *
 * @param limits for chunks and messages received
 * @param amfLimits for commands received
 * @param outChunkBytes chunk size announced right after the handshake
 * @param windowAckBytes the server acknowledges after each so many bytes
 * @param flashVer the client's name for itself in connect
 * @param bufferMillis announced with Set Buffer Length before play
 */
public record RtmpClientSettings(
        RtmpLimits limits,
        AmfLimits amfLimits,
        int outChunkBytes,
        int windowAckBytes,
        String flashVer,
        int bufferMillis) {
    public static final RtmpClientSettings DEFAULT = new RtmpClientSettings(
            RtmpLimits.DEFAULT, AmfLimits.DEFAULT, 60_000, 2_500_000, "FMLE/3.0 (compatible; VideoCity)", 1000);

    public RtmpClientSettings {
        if (outChunkBytes < 1 || windowAckBytes < 1 || bufferMillis < 0) {
            throw new IllegalArgumentException("RTMP sizes must be positive");
        }
    }
}
