package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * @param reception the tracks it can take
 */
record ViewerForm(int chunkSize, long streamId, boolean audio, boolean video, Reception reception) {
    ViewerForm withAudio(boolean on) {
        return new ViewerForm(chunkSize, streamId, on, video, reception);
    }

    ViewerForm withVideo(boolean on) {
        return new ViewerForm(chunkSize, streamId, audio, on, reception);
    }

    private TrackShape shape(TrackSelection tracks, FanoutMessage message) {
        boolean wanted = switch (message.typeId()) {
            case MessageType.AUDIO -> audio;
            case MessageType.VIDEO -> video;
            default -> true;
        };
        return wanted ? tracks.shape(message.track()) : TrackShape.NONE;
    }

    /** Returns what stands in front of a message, null where it does not take that. */
    private @Nullable ByteBuffer head(TrackSelection tracks, FanoutMessage message) {
        TrackShape shape = shape(tracks, message);
        return shape == TrackShape.NONE ? null : message.head().in(shape, reception.nanoseconds());
    }

    /** Returns the messages it takes as chunks in one direct buffer, full headers and absolute times. */
    ByteBuf chunks(ByteBufAllocator allocator, TrackSelection tracks, List<FanoutMessage> messages) {
        @Nullable ByteBuffer[] heads = new ByteBuffer[messages.size()];
        int size = 0;
        for (int i = 0; i < heads.length; i++) {
            FanoutMessage message = messages.get(i);
            ByteBuffer head = head(tracks, message);
            heads[i] = head;
            if (head != null) {
                int stream = ChunkStreams.shared(message.typeId());
                size += ChunkForm.size(chunkSize, stream, message.time(), head.remaining() + message.length());
            }
        }
        if (size == 0) {
            return Unpooled.EMPTY_BUFFER;
        }
        ByteBuf buffer = allocator.directBuffer(size, size);
        ByteBuffer out = buffer.nioBuffer(0, size);
        for (int i = 0; i < heads.length; i++) {
            FanoutMessage message = messages.get(i);
            ByteBuffer head = heads[i];
            if (head != null) {
                int stream = ChunkStreams.shared(message.typeId());
                ChunkForm.write(
                        out, chunkSize, stream, message.typeId(), streamId, message.time(), head, message.body());
            }
        }
        return buffer.writerIndex(size);
    }

    /** Counts the media messages among these that it takes. */
    int frames(TrackSelection tracks, List<FanoutMessage> messages) {
        int frames = 0;
        for (FanoutMessage message : messages) {
            frames += shape(tracks, message) == TrackShape.NONE ? 0 : 1;
        }
        return frames;
    }
}
