package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One RTMP message on its way to viewers, before it is cut into chunks. What stands in front of the frame depends on
 * whether it is a viewer's only track of its kind.
 *
 * @param typeId message type id
 * @param time milliseconds, unwrapped
 * @param track number of its track in the city
 * @param head the FLV tag header of the only or first track; empty for data
 * @param multitrackHead the header of a further track (Enhanced RTMP v2), null where it is always the first
 * @param body the frame; shared with the media bus, nobody moves its position
 */
record FanoutMessage(
        int typeId,
        long time,
        int track,
        ByteBuffer head,
        @Nullable ByteBuffer multitrackHead,
        ByteBuffer body) {
    /** Returns the header in a shape that the viewer takes it in. */
    ByteBuffer head(TrackShape shape) {
        ByteBuffer further = multitrackHead;
        return shape == TrackShape.FURTHER && further != null ? further : head;
    }

    int length(TrackShape shape) {
        return head(shape).remaining() + body.remaining();
    }

    /** Returns about how large it is, in whatever shape. */
    int length() {
        return head.remaining() + body.remaining();
    }
}
