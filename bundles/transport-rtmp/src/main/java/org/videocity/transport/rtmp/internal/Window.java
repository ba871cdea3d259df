package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of frames that is written to viewers in one piece: cut into chunks once for each form that somebody watches in,
 * nearly always one. A window that has a key frame of video begins with it.
 *
 * <p>Ownership: the window holds one reference to each buffer and hands out none; who writes one takes a retained
 * duplicate. Thread: its fan-out's event loop.
 */
final class Window {
    private final long sequence;
    private final boolean key;
    private final Headers headers;
    private final List<FanoutMessage> messages;
    private final long framesBefore;
    private final long bytes;
    private final List<Shared> shared = new ArrayList<>(2);
    private boolean released;

    /** Bytes shared by the viewers of a form; with the headers they had before where it is a prelude. */
    private record Shared(ViewerForm form, @Nullable Headers sent, ByteBuf bytes, int frames) {}

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

    /** Returns the frames in a form; still owned by the window, empty where the form takes none of them. */
    ByteBuf media(ViewerForm form, ByteBufAllocator allocator) {
        return find(form, null, allocator).bytes;
    }

    /** Returns how many frames a form takes. */
    int frames(ViewerForm form, ByteBufAllocator allocator) {
        return find(form, null, allocator).frames;
    }

    /** Returns the headers a viewer lacks who was sent others before; still owned by the window. */
    ByteBuf prelude(ViewerForm form, Headers sent, ByteBufAllocator allocator) {
        return find(form, sent, allocator).bytes;
    }

    void release() {
        released = true;
        for (Shared each : shared) {
            each.bytes.release();
        }
        shared.clear();
    }

    @SuppressWarnings("ReferenceEquality") // who was sent the same headers object shares a prelude
    private Shared find(ViewerForm form, @Nullable Headers sent, ByteBufAllocator allocator) {
        for (int i = 0; i < shared.size(); i++) {
            Shared known = shared.get(i);
            if (known.sent == sent && known.form.equals(form)) {
                return known;
            }
        }
        if (released) {
            throw new IllegalStateException("A window was used after it was released");
        }
        List<FanoutMessage> wanted = sent == null
                ? messages
                : headers.beyond(sent, form.reception(), messages.get(0).time());
        TrackSelection tracks = headers.selection(form.reception());
        Shared made = new Shared(form, sent, form.chunks(allocator, tracks, wanted), form.frames(tracks, wanted));
        shared.add(made);
        return made;
    }
}
