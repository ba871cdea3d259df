package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.FlacConfiguration;
import org.videocity.wire.bitstream.OpusConfiguration;

/** Codec configurations between the city (ISO BMFF) and the wire (Enhanced RTMP v2). */
final class WireConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(WireConfiguration.class);

    private WireConfiguration() {}

    /** Returns the body of a sequence header, null where the codec has none. */
    static @Nullable ByteBuffer toWire(WireCodec codec, TrackFormat format) {
        ByteBuffer configuration = format.codecConfiguration();
        if (!configuration.hasRemaining()) {
            return null;
        }
        try {
            return switch (codec) {
                case OPUS -> OpusConfiguration.parse(configuration).toHead();
                case FLAC -> FlacConfiguration.parse(configuration).toNative();
                case MP3, AC3, EAC3 -> null;
                default -> configuration;
            };
        } catch (BitstreamException e) {
            LOG.warn("A {} track has a configuration that cannot be read: {}", codec, e.getMessage());
            return null;
        }
    }
}
