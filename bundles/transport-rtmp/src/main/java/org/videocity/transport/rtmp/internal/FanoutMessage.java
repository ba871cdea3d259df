package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;

/**
 * One RTMP message on its way to viewers, before it is cut into chunks.
 *
 * @param typeId message type id
 * @param time milliseconds, unwrapped
 * @param head what stands in front of the frame: the FLV tag header; empty for data
 * @param body the frame; shared with the media bus, nobody moves its position
 */
record FanoutMessage(int typeId, long time, ByteBuffer head, ByteBuffer body) {
    int length() {
        return head.remaining() + body.remaining();
    }
}
