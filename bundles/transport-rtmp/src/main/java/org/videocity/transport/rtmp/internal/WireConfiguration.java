package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.TrackFormat;

/** Codec configurations between the city (ISO BMFF) and the wire (Enhanced RTMP v2). */
final class WireConfiguration {
    private WireConfiguration() {}

    /** Returns the body of a sequence header, null where the codec has none. */
    static @Nullable ByteBuffer toWire(WireCodec codec, TrackFormat format) {
        ByteBuffer configuration = format.codecConfiguration();
        return configuration.hasRemaining() ? configuration : null;
    }
}
