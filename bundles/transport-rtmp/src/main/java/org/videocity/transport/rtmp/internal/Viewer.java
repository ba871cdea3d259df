package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;

/**
 * One player's place in a fan-out. In step it gets every window as it closes; when its connection does not take more it
 * keeps its position and goes on from there, or from the newest key frame when that is gone. A window that is larger than
 * a piece is written piece by piece, so that a connection which takes nothing holds {@link HeldBytes no more than it may}.
 *
 * <p>Thread: the connection's event loop, which is its fan-out's.
 */
@SuppressWarnings({"FutureReturnValueIgnored", "ReferenceEquality"
}) // a failed write closes; headers are compared by identity
final class Viewer {
    private final Channel channel;
    private final Host host;
    private final Counters counters;
    private ViewerForm form;
    private Headers sent = Headers.NONE;
    private @Nullable Fanout fanout;
    /** What it still has to get of the window it is in. */
    private final Deque<ByteBuf> rest = new ArrayDeque<>(2);

    private long restBytes;
    private long next;
    private long framesSeen;
    private boolean awaitingKeyFrame;
    private boolean behind;
    private boolean catchingUp;
    private boolean paused;
    private long stalledSince;
    private long stalledAt = -1;

    /** The connection as its viewer sees it. */
    interface Host {
        /** Counts bytes that were written past the session. */
        void sentOutside(long bytes);

        /** Says that everything there was has been written and no more comes. */
        void onEnded(Reason reason);

        /** Says that its connection has taken nothing for too long. */
        void onStalled();

        /** Says what it gets of the publication's tracks; comes again when they change. */
        void onTracks(TrackSelection tracks);
    }

    Viewer(Channel channel, Host host, ViewerForm form, Counters counters) {
        this.channel = channel;
        this.host = host;
        this.form = form;
        this.counters = counters;
    }

    ViewerForm form() {
        return form;
    }

    /** Changes what it wants; video begins again with a key frame. */
    void form(ViewerForm wanted) {
        if (wanted.video() && !form.video()) {
            awaitingKeyFrame = true;
            sent = Headers.NONE;
        }
        form = wanted;
    }

    /** Takes its place; called by the fan-out. */
    void joined(Fanout in, long first, long framesBefore, boolean keyFrameFirst) {
        fanout = in;
        skipTo(first, framesBefore, keyFrameFirst);
    }

    /** Goes on elsewhere in the stream. */
    void skipTo(long sequence, long framesBefore, boolean keyFrameFirst) {
        next = sequence;
        framesSeen = framesBefore;
        awaitingKeyFrame = !keyFrameFirst;
    }

    /** Leaves its fan-out, if it is in one. A frame that was begun is ended: the next one is on the same chunk stream. */
    void leave() {
        Fanout left = fanout;
        fanout = null;
        if (left != null) {
            left.remove(this);
        }
        while (!rest.isEmpty()) {
            send(rest.remove());
        }
        channel.flush();
    }

    long next() {
        return next;
    }

    /**
     * Returns the first window that must be kept for it.
     *
     * @param firstKept the oldest that is; when the window it is in is gone it goes on at a key frame
     */
    long needs(long firstKept) {
        if (rest.isEmpty()) {
            return next;
        }
        return next <= firstKept ? Long.MAX_VALUE : next - 1;
    }

    long framesSeen() {
        return framesSeen;
    }

    boolean behind() {
        return behind && !paused;
    }

    void pause() {
        paused = true;
    }

    /** Goes on with the newest key frame. */
    void resume() {
        Fanout in = fanout;
        if (paused && in != null) {
            paused = false;
            in.toLiveEdge(this);
            catchUp();
        }
    }

    /** Takes the window that has just closed. */
    void offer(Window window) {
        if (paused || fanout == null) {
            return;
        }
        if (behind || !channel.isWritable()) {
            behind = true;
            return;
        }
        begin(window);
        channel.flush();
        if (!rest.isEmpty()) {
            catchUp();
        }
    }

    /** Writes what it still has to get, and then what the fan-out has for it, as long as the connection takes it. */
    void catchUp() {
        if (catchingUp) {
            return;
        }
        catchingUp = true;
        try {
            while (!rest.isEmpty() && channel.isWritable()) {
                writeRest();
                channel.flush();
            }
            Fanout in = fanout;
            if (in != null && !paused) {
                behind = true;
                catchUp(in);
            }
        } finally {
            catchingUp = false;
        }
        Fanout in = fanout;
        if (in != null && !paused && !behind) {
            in.inStep(this);
        }
    }

    private void catchUp(Fanout in) {
        while (behind && channel.isWritable()) {
            while (behind && channel.isWritable()) {
                Window window = rest.isEmpty() ? in.windowFor(this) : null;
                if (window != null) {
                    begin(window);
                } else if (rest.isEmpty()) {
                    behind = false;
                } else {
                    writeRest();
                }
            }
            channel.flush();
        }
    }

    /** Says which tracks there are; called by the fan-out. */
    void tracks(Headers headers) {
        host.onTracks(headers.selection(form.reception()));
    }

    /** Says the last word; called by the fan-out that has removed it. */
    void end(Reason reason) {
        fanout = null;
        host.onEnded(reason);
    }

    /**
     * Gives its connection up when that has taken nothing for so long, or sooner where it holds up more than it may.
     *
     * @param firstKept the oldest window that the fan-out keeps
     */
    void checkStall(long now, FanoutSettings settings, long firstKept) {
        if (channel.isWritable() || !behind() && rest.isEmpty()) {
            stalledAt = -1;
            return;
        }
        boolean large = next <= firstKept && restBytes > settings.maxRestBytes();
        long left = channel.bytesBeforeWritable();
        if (left != stalledAt) {
            stalledAt = left;
            stalledSince = now;
        } else if (now - stalledSince >= (large ? 0 : settings.stallNanos())) {
            host.onStalled();
        }
    }

    /** Begins to write a window; what the connection does not take yet is the rest. */
    private void begin(Window window) {
        ViewerForm now = form;
        if (awaitingKeyFrame && window.key()) {
            awaitingKeyFrame = false;
        }
        if (awaitingKeyFrame && now.video()) {
            now = now.withVideo(false);
        }
        if (window.headers() != sent) {
            add(window.prelude(form, sent, channel.alloc()));
            sent = window.headers();
        }
        add(window.media(now, channel.alloc()));
        counters.framesOut(window.frames(now, channel.alloc()));
        next = window.sequence() + 1;
        framesSeen = window.framesAfter();
        writeRest();
    }

    private void add(ByteBuf[] pieces) {
        for (ByteBuf piece : pieces) {
            rest.add(piece.retainedDuplicate());
            restBytes += piece.readableBytes();
        }
    }

    private void writeRest() {
        while (!rest.isEmpty() && channel.isWritable()) {
            send(rest.remove());
        }
    }

    private void send(ByteBuf bytes) {
        int size = bytes.readableBytes();
        restBytes -= size;
        channel.write(bytes, channel.voidPromise());
        host.sentOutside(size);
        counters.sent(size);
    }
}
