package org.videocity.transport.rtmp.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;

/**
 * One player's place in a fan-out. In step it gets every window as it closes; when its connection does not take more it
 * keeps its position and goes on from there, or from the newest key frame when that is gone.
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

    /** Leaves its fan-out, if it is in one. */
    void leave() {
        Fanout left = fanout;
        fanout = null;
        if (left != null) {
            left.remove(this);
        }
    }

    long next() {
        return next;
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
        write(window);
        channel.flush();
    }

    /** Writes what the fan-out still has for it as long as the connection takes it. */
    void catchUp() {
        Fanout in = fanout;
        if (paused || catchingUp || in == null) {
            return;
        }
        catchingUp = true;
        behind = true;
        try {
            while (behind && channel.isWritable()) {
                while (behind && channel.isWritable()) {
                    Window window = in.windowFor(this);
                    if (window == null) {
                        behind = false;
                    } else {
                        write(window);
                    }
                }
                channel.flush();
            }
        } finally {
            catchingUp = false;
        }
        if (!behind) {
            in.inStep(this);
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

    /** Gives its connection up when that has taken nothing for so long. */
    void checkStall(long now, long timeoutNanos) {
        if (!behind() || channel.isWritable()) {
            stalledAt = -1;
            return;
        }
        long left = channel.bytesBeforeWritable();
        if (left != stalledAt) {
            stalledAt = left;
            stalledSince = now;
        } else if (now - stalledSince >= timeoutNanos) {
            host.onStalled();
        }
    }

    private void write(Window window) {
        ViewerForm now = form;
        if (awaitingKeyFrame && window.key()) {
            awaitingKeyFrame = false;
        }
        if (awaitingKeyFrame && now.video()) {
            now = now.withVideo(false);
        }
        if (window.headers() != sent) {
            send(window.prelude(form, sent, channel.alloc()));
            sent = window.headers();
        }
        send(window.media(now, channel.alloc()));
        counters.framesOut(window.frames(now, channel.alloc()));
        next = window.sequence() + 1;
        framesSeen = window.framesAfter();
    }

    private void send(ByteBuf bytes) {
        int size = bytes.readableBytes();
        if (size > 0) {
            channel.write(bytes.retainedDuplicate(), channel.voidPromise());
            host.sentOutside(size);
            counters.sent(size);
        }
    }
}
