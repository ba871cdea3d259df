package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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

    /**
     * Returns the messages it takes as chunks, full headers and absolute times: direct buffers of at most {@link
     * HeldBytes#PIECE} that end where a chunk ends, so that answers may be sent between them; nearly always one.
     */
    ByteBuf[] chunks(ByteBufAllocator allocator, TrackSelection tracks, List<FanoutMessage> messages) {
        List<ByteBuf> pieces = new ArrayList<>(1);
        List<Chunked> together = new ArrayList<>(messages.size());
        int size = 0;
        for (FanoutMessage message : messages) {
            ByteBuffer head = head(tracks, message);
            if (head != null) {
                Chunked chunked = new Chunked(message, head);
                int more = chunked.size();
                if (size > 0 && size + more > HeldBytes.PIECE) {
                    pieces.add(join(allocator, together, size));
                    together.clear();
                    size = 0;
                }
                together.add(chunked);
                size += more;
                if (size > HeldBytes.PIECE) {
                    cut(allocator, chunked, size, pieces);
                    together.clear();
                    size = 0;
                }
            }
        }
        if (size > 0) {
            pieces.add(join(allocator, together, size));
        }
        return pieces.toArray(ByteBuf[]::new);
    }

    /** A message with its header for this form. */
    private final class Chunked {
        private final FanoutMessage message;
        private final ByteBuffer head;
        private final int stream;

        private Chunked(FanoutMessage message, ByteBuffer head) {
            this.message = message;
            this.head = head;
            this.stream = ChunkStreams.shared(message.typeId());
        }

        private int size() {
            return sizeOf(head.remaining() + message.length());
        }

        /** Returns the size of its chunks for the first bytes of it. */
        private int sizeOf(int payloadBytes) {
            return ChunkForm.size(chunkSize, stream, message.time(), payloadBytes);
        }

        private void write(ByteBuffer out) {
            ChunkForm.write(out, chunkSize, stream, message.typeId(), streamId, message.time(), head, message.body());
        }
    }

    private static ByteBuf join(ByteBufAllocator allocator, List<Chunked> messages, int size) {
        ByteBuf buffer = allocator.directBuffer(size, size);
        ByteBuffer out = buffer.nioBuffer(0, size);
        messages.forEach(message -> message.write(out));
        return buffer.writerIndex(size);
    }

    /** Cuts a message that is larger than a piece where its chunks end. Each piece has memory of its own. */
    private void cut(ByteBufAllocator allocator, Chunked message, int size, List<ByteBuf> pieces) {
        ByteBuf whole = join(allocator, List.of(message), size);
        int chunksAPiece = Math.max(1, HeldBytes.PIECE / message.sizeOf(chunkSize));
        int from = 0;
        for (int chunks = chunksAPiece; from < size; chunks += chunksAPiece) {
            long payload = Math.min((long) chunks * chunkSize, Integer.MAX_VALUE / 2);
            int to = Math.min(size, message.sizeOf((int) payload));
            pieces.add(allocator.directBuffer(to - from, to - from).writeBytes(whole, from, to - from));
            from = to;
        }
        whole.release();
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
