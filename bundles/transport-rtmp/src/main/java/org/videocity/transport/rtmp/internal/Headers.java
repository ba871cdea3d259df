package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.rtmp.MessageType;

/**
 * What a player must know before the first frame: onMetaData and the sequence headers, as whole message bodies. Parts
 * are compared by identity, a viewer gets those it does not have.
 *
 * @param metadata the onMetaData as the publisher sent it
 * @param video the H.264 sequence header
 * @param audio the AAC sequence header
 */
@SuppressWarnings("ReferenceEquality") // a part that was sent is the very same buffer
record Headers(
        @Nullable ByteBuffer metadata,
        @Nullable ByteBuffer video,
        @Nullable ByteBuffer audio) {
    static final Headers NONE = new Headers(null, null, null);
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    Headers withMetadata(@Nullable ByteBuffer body) {
        return new Headers(body, video, audio);
    }

    Headers withVideo(@Nullable ByteBuffer body) {
        return new Headers(metadata, body, audio);
    }

    Headers withAudio(@Nullable ByteBuffer body) {
        return new Headers(metadata, video, body);
    }

    /** Returns the messages a viewer lacks that was sent others before, or none. */
    List<FanoutMessage> beyond(Headers sent, long time) {
        List<FanoutMessage> messages = new ArrayList<>(3);
        // at time 0: ffmpeg takes an onMetaData of any other time for a subtitle
        add(messages, MessageType.DATA_AMF0, metadata, sent.metadata, 0);
        add(messages, MessageType.VIDEO, video, sent.video, time);
        add(messages, MessageType.AUDIO, audio, sent.audio, time);
        return messages;
    }

    private static void add(
            List<FanoutMessage> messages, int typeId, @Nullable ByteBuffer body, @Nullable ByteBuffer sent, long time) {
        if (body != null && body != sent) {
            messages.add(new FanoutMessage(typeId, time, EMPTY, body));
        }
    }
}
