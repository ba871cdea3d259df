package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One RTMP message on its way to viewers, before it is cut into chunks. What stands in front of the frame depends on how a
 * viewer gets its track.
 *
 * @param typeId message type id
 * @param time milliseconds, unwrapped
 * @param track number of its track in the city
 * @param head makes the FLV tag header
 * @param body the frame; shared with the media bus, nobody moves its position
 */
record FanoutMessage(int typeId, long time, int track, Head head, ByteBuffer body) {
    /** What stands in front of a frame; asked once for each form that somebody watches in. */
    interface Head {
        /**
         * Returns the header, empty for data; null where such a viewer does not get the message.
         *
         * @param nanoseconds whether the viewer takes times finer than milliseconds
         */
        @Nullable
        ByteBuffer in(TrackShape shape, boolean nanoseconds);
    }

    /** Returns how large it is but for its header. */
    int length() {
        return body.remaining();
    }
}
