package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.BitstreamException;

/**
 * Turns what an encoder sends in one codec into samples of the city. Nothing is copied but samples that are not yet what a
 * payload is. One for each track; thread: the connection's event loop.
 */
interface CodecIntake {
    /**
     * A frame as the city has it.
     *
     * @param payload one ISO BMFF sample, empty where nothing of the frame is left
     * @param keyFrame whether decoding can start here
     * @param discardable whether nothing refers to it
     * @param format what holds from this frame on, null where nothing changes
     */
    record Sample(
            ByteBuffer payload,
            boolean keyFrame,
            boolean discardable,
            @Nullable TrackFormat format) {}

    /**
     * Takes the body of a sequence header.
     *
     * @return the track's format, null where only the first frame says it
     */
    @Nullable
    TrackFormat configure(ByteBuffer body) throws BitstreamException;

    /**
     * Takes the body of a frame.
     *
     * @param keyFrame whether the sender says that decoding can start here
     * @return null where frames mean nothing yet: a sequence header, or a key frame of a codec that has none, is missing
     */
    @Nullable
    Sample sample(ByteBuffer body, boolean keyFrame) throws BitstreamException;
}
