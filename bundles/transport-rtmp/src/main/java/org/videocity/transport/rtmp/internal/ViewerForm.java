package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.wire.rtmp.ChunkForm;
import org.videocity.wire.rtmp.ChunkStreams;
import org.videocity.wire.rtmp.MessageType;

/**
 * Everything that changes the bytes a viewer gets: viewers of one form share them.
 *
 * @param chunkSize the connection's outgoing chunk size
 * @param streamId the message stream it plays on, nearly always 1
 * @param audio whether it wants audio
 * @param video whether it wants video
 */
record ViewerForm(int chunkSize, long streamId, boolean audio, boolean video) {
    ViewerForm withoutVideo() {
        return new ViewerForm(chunkSize, streamId, audio, false);
    }

    boolean takes(FanoutMessage message) {
        return switch (message.typeId()) {
            case MessageType.AUDIO -> audio;
            case MessageType.VIDEO -> video;
            default -> true;
        };
    }

    /** Returns the messages it takes as chunks in one direct buffer, full headers and absolute times. */
    ByteBuf chunks(ByteBufAllocator allocator, List<FanoutMessage> messages) {
        int size = 0;
        for (FanoutMessage message : messages) {
            if (takes(message)) {
                int stream = ChunkStreams.shared(message.typeId());
                size += ChunkForm.size(chunkSize, stream, message.time(), message.length());
            }
        }
        if (size == 0) {
            return Unpooled.EMPTY_BUFFER;
        }
        ByteBuf buffer = allocator.directBuffer(size, size);
        ByteBuffer out = buffer.nioBuffer(0, size);
        for (FanoutMessage message : messages) {
            if (takes(message)) {
                int stream = ChunkStreams.shared(message.typeId());
                ChunkForm.write(
                        out,
                        chunkSize,
                        stream,
                        message.typeId(),
                        streamId,
                        message.time(),
                        message.head(),
                        message.body());
            }
        }
        return buffer.writerIndex(size);
    }

    /** Counts the media messages among these that it takes. */
    int frames(List<FanoutMessage> messages) {
        int frames = 0;
        for (FanoutMessage message : messages) {
            frames += takes(message) ? 1 : 0;
        }
        return frames;
    }
}
