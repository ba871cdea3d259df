package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A run of frames that is written to viewers as one: cut into chunks once for each form that somebody watches in, nearly
 * always one. A window that has a key frame of video begins with it. What is larger than
 * {@link HeldBytes#PIECE} goes in several pieces, each freed when the last viewer has it.
 *
 * <p>Ownership: the window holds one reference to each buffer and hands out none; who writes one takes a retained
 * duplicate. It begins with one holder, its broadcast; every event loop that keeps it retains it. Thread: any that holds
 * it; a short lock is held while a form is cut the first time.
 */
final class Window {
    private final long sequence;
    private final boolean key;
    private final Headers headers;
    private final List<FanoutMessage> messages;
    private final long framesBefore;
    private final long bytes;
    private final AtomicInteger holders = new AtomicInteger(1);
    private volatile Shared[] shared = {};

    /** Bytes shared by the viewers of a form; with the headers they had before where it is a prelude. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Shared(ViewerForm form, @Nullable Headers sent, ByteBuf[] pieces, int frames) {}

    /**
     * Closes a window.
     *
     * @param sequence its number within the fan-out
     * @param key whether it begins with a key frame
     * @param headers what must be known before it
     * @param messages its frames, at least one
     * @param framesBefore frames in all windows before it
     * @param bytes payload bytes of the frames
     */
    Window(long sequence, boolean key, Headers headers, List<FanoutMessage> messages, long framesBefore, long bytes) {
        this.sequence = sequence;
        this.key = key;
        this.headers = headers;
        this.messages = messages;
        this.framesBefore = framesBefore;
        this.bytes = bytes;
    }

    long sequence() {
        return sequence;
    }

    boolean key() {
        return key;
    }

    Headers headers() {
        return headers;
    }

    long framesBefore() {
        return framesBefore;
    }

    long framesAfter() {
        return framesBefore + messages.size();
    }

    long bytes() {
        return bytes;
    }

    /** Returns the frames in a form; still owned by the window, none where the form takes none of them. */
    ByteBuf[] media(ViewerForm form, ByteBufAllocator allocator) {
        return find(form, null, allocator).pieces;
    }

    /** Returns how many frames a form takes. */
    int frames(ViewerForm form, ByteBufAllocator allocator) {
        return find(form, null, allocator).frames;
    }

    /** Returns the headers a viewer lacks who was sent others before; still owned by the window. */
    ByteBuf[] prelude(ViewerForm form, Headers sent, ByteBufAllocator allocator) {
        return find(form, sent, allocator).pieces;
    }

    /** Takes one more hold; only who has one may. */
    void retain() {
        holders.incrementAndGet();
    }

    /** Gives a hold back; the last one frees the buffers. */
    void release() {
        if (holders.decrementAndGet() == 0) {
            for (Shared each : shared) {
                for (ByteBuf piece : each.pieces) {
                    piece.release();
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // who was sent the same headers object shares a prelude
    private static @Nullable Shared find(Shared[] known, ViewerForm form, @Nullable Headers sent) {
        for (Shared each : known) {
            if (each.sent == sent && each.form.equals(form)) {
                return each;
            }
        }
        return null;
    }

    private Shared find(ViewerForm form, @Nullable Headers sent, ByteBufAllocator allocator) {
        Shared known = find(shared, form, sent);
        return known == null ? make(form, sent, allocator) : known;
    }

    private synchronized Shared make(ViewerForm form, @Nullable Headers sent, ByteBufAllocator allocator) {
        Shared known = find(shared, form, sent);
        if (known != null) {
            return known;
        }
        if (holders.get() <= 0) {
            throw new IllegalStateException("A window was used after it was released");
        }
        List<FanoutMessage> wanted = sent == null
                ? messages
                : headers.beyond(sent, form.reception(), messages.get(0).time());
        TrackSelection tracks = headers.selection(form.reception());
        Shared made = new Shared(form, sent, form.chunks(allocator, tracks, wanted), form.frames(tracks, wanted));
        Shared[] more = Arrays.copyOf(shared, shared.length + 1);
        more[shared.length] = made;
        shared = more;
        return made;
    }
}
