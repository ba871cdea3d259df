package org.videocity.transport.rtmp.internal;

import java.util.List;
import org.videocity.api.transport.TransportLimit;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.rtmp.RtmpCapabilities;
import org.videocity.wire.rtmp.RtmpLimits;
import org.videocity.wire.rtmp.RtmpServerSession;
import org.videocity.wire.rtmp.RtmpServerSettings;

/** Reads the limits out of the configuration: for the session machine, and for the operator. */
final class Limits {
    private static final int WINDOW_ACK_BYTES = 2_500_000;
    /** What the wire can say: 24 bits (RTMP section 5.3.1.2). */
    private static final int MAX_WIRE_MESSAGE = 0xFFFFFF;

    private Limits() {}

    /** Makes a session machine that holds them. */
    static RtmpServerSession session(RtmpConfig config) {
        RtmpLimits limits = new RtmpLimits(
                maxMessageBytes(config),
                Math.max(1, config.maxChunkStreams()),
                MAX_WIRE_MESSAGE,
                Math.max(maxMessageBytes(config), config.maxBufferedBytes()));
        return new RtmpServerSession(new RtmpServerSettings(
                        limits,
                        AmfLimits.DEFAULT,
                        Math.min(config.chunkSizeBytes(), HeldBytes.MAX_CHUNK),
                        WINDOW_ACK_BYTES,
                        WINDOW_ACK_BYTES,
                        false,
                        Math.max(1, config.maxStreamsPerConnection()))
                .with(RtmpCapabilities.RELAY));
    }

    /** Lists them as they are in force for new connections. */
    static List<TransportLimit> of(RtmpConfig config) {
        return List.of(
                TransportLimit.of("maxConnections", config.maxConnections(), "connections"),
                TransportLimit.of("maxConnectionsPerAddress", config.maxConnectionsPerAddress(), "connections"),
                TransportLimit.of("handshakeTimeoutMillis", config.handshakeTimeoutMillis(), "ms"),
                TransportLimit.of("idleTimeoutMillis", config.idleTimeoutMillis(), "ms"),
                TransportLimit.of("stallTimeoutMillis", config.stallTimeoutMillis(), "ms"),
                TransportLimit.of("maxMessageBytes", maxMessageBytes(config), "bytes"),
                TransportLimit.of(
                        "maxBufferedBytes", Math.max(maxMessageBytes(config), config.maxBufferedBytes()), "bytes"),
                TransportLimit.of("maxChunkStreams", config.maxChunkStreams(), "chunk streams"),
                TransportLimit.of("maxStreamsPerConnection", config.maxStreamsPerConnection(), "streams"),
                TransportLimit.of("maxPlaysPerConnection", config.maxPlaysPerConnection(), "streams"),
                unlessZero("maxCommandsPerSecond", config.maxCommandsPerSecond(), "commands/s"),
                unlessZero("maxPublishBitsPerSecond", config.maxPublishBitsPerSecond(), "bit/s"),
                TransportLimit.of("pendingPublishBytes", config.pendingPublishBytes(), "bytes"),
                TransportLimit.of("maxUnreadAnswerBytes", config.maxUnreadAnswerBytes(), "bytes"),
                TransportLimit.of("sendBufferBytes", config.sendBufferBytes(), "bytes"),
                TransportLimit.of("backlogBytes", config.backlogBytes(), "bytes"),
                TransportLimit.of("gopCacheMaxBytes", config.gopCacheMaxBytes(), "bytes"));
    }

    private static int maxMessageBytes(RtmpConfig config) {
        return Math.max(1, Math.min(MAX_WIRE_MESSAGE, config.maxMessageBytes()));
    }

    private static TransportLimit unlessZero(String name, long value, String unit) {
        return value > 0 ? TransportLimit.of(name, value, unit) : TransportLimit.none(name, unit);
    }
}
