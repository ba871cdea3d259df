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
 * @param capabilities what the client says about Enhanced RTMP
 * @param objectEncoding announced in connect; commands go out in it when the server agrees
 * @param handshake plain, or signed by both sides
 */
public record RtmpClientSettings(
        RtmpLimits limits,
        AmfLimits amfLimits,
        int outChunkBytes,
        int windowAckBytes,
        String flashVer,
        int bufferMillis,
        RtmpCapabilities capabilities,
        ObjectEncoding objectEncoding,
        HandshakeMode handshake) {
    public static final RtmpClientSettings DEFAULT = new RtmpClientSettings(
            RtmpLimits.DEFAULT, AmfLimits.DEFAULT, 60_000, 2_500_000, "FMLE/3.0 (compatible; VideoCity)", 1000);

    public RtmpClientSettings {
        if (outChunkBytes < 1 || windowAckBytes < 1 || bufferMillis < 0) {
            throw new IllegalArgumentException("RTMP sizes must be positive");
        }
    }

    /** RTMP 1.0 alone: nothing of Enhanced RTMP, AMF0, plain handshake. */
    public RtmpClientSettings(
            RtmpLimits limits,
            AmfLimits amfLimits,
            int outChunkBytes,
            int windowAckBytes,
            String flashVer,
            int bufferMillis) {
        this(
                limits,
                amfLimits,
                outChunkBytes,
                windowAckBytes,
                flashVer,
                bufferMillis,
                RtmpCapabilities.NONE,
                ObjectEncoding.AMF0,
                HandshakeMode.PLAIN);
    }

    /** The same with other capabilities. */
    public RtmpClientSettings with(RtmpCapabilities announced) {
        return with(announced, objectEncoding, handshake);
    }

    /** The same with another object encoding. */
    public RtmpClientSettings with(ObjectEncoding announced) {
        return with(capabilities, announced, handshake);
    }

    /** The same with another handshake. */
    public RtmpClientSettings with(HandshakeMode mode) {
        return with(capabilities, objectEncoding, mode);
    }

    private RtmpClientSettings with(RtmpCapabilities can, ObjectEncoding encoding, HandshakeMode mode) {
        return new RtmpClientSettings(
                limits, amfLimits, outChunkBytes, windowAckBytes, flashVer, bufferMillis, can, encoding, mode);
    }
}
