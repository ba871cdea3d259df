package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;

/**
 * A broadcast's viewers on one event loop: writes each window to every viewer in step. The windows since the last key
 * frame are kept for those who come or fall behind. Thread: its event loop, but where said otherwise.
 */
final class Fanout {
    private final EventLoop loop;
    private final Broadcast broadcast;
    private final FanoutSettings settings;
    private final Runnable onClosed;
    private final WindowHistory history;
    private final List<Viewer> viewers = new ArrayList<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private Viewer[] snapshot = {};
    private Headers headers = Headers.NONE;
    private @Nullable Reason ended;
    private boolean closed;

    Fanout(EventLoop loop, Broadcast broadcast, FanoutSettings settings, Runnable onClosed) {
        this.loop = loop;
        this.broadcast = broadcast;
        this.settings = settings;
        this.onClosed = onClosed;
        this.history = new WindowHistory(settings.gopCacheMaxBytes(), settings.backlogBytes());
    }

    EventLoop loop() {
        return loop;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    /** Takes a viewer in: from the last key frame where that is kept, else from the next frame. */
    void add(Viewer viewer) {
        viewers.add(viewer);
        viewersChanged(1);
        settle(viewer);
    }

    /** Lets a viewer go; the last one closes the fan-out. Called by {@link Viewer#leave}. */
    void remove(Viewer viewer) {
        if (viewers.remove(viewer)) {
            viewersChanged(-1);
        }
        if (viewers.isEmpty()) {
            close();
        }
    }

    /** Tells whether viewers can still join. */
    boolean isOpen() {
        return !closed && ended == null && !broadcast.isOver();
    }

    /** Puts a viewer where one who joins now would begin. */
    void toLiveEdge(Viewer viewer) {
        Window start = history.joinable();
        if (start == null) {
            viewer.joined(this, history.nextSequence(), history.framesSoFar(), false);
        } else {
            viewer.joined(this, start.sequence(), start.framesBefore(), true);
        }
    }

    /** Returns the next window for a viewer, which may be moved to a later one; null when there is none yet. */
    @Nullable
    Window windowFor(Viewer viewer) {
        if (viewer.next() < history.firstSequence()) {
            long seen = viewer.framesSeen();
            Window start = history.joinable();
            if (start == null) {
                viewer.skipTo(history.nextSequence(), history.framesSoFar(), false);
            } else {
                viewer.skipTo(start.sequence(), start.framesBefore(), true);
            }
            broadcast.dropped(viewer.framesSeen() - seen);
        }
        return history.at(viewer.next());
    }

    /** Hears that a viewer has everything there is. */
    void inStep(Viewer viewer) {
        Reason why = ended;
        if (why != null && viewers.contains(viewer)) {
            finish(viewer, why);
            if (viewers.isEmpty()) {
                close();
            }
        }
    }

    /** Gives up connections that have taken nothing for too long. */
    void checkStalls(long now) {
        for (Viewer viewer : snapshot) {
            viewer.checkStall(now, settings, history.firstSequence());
        }
    }

    /** Leaves the broadcast and gives the windows back. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        broadcast.detach(this);
        history.clear();
        onClosed.run();
    }

    /** Ends every viewer now, whether it has everything or not. */
    void abort(Reason reason) {
        ended = reason;
        for (Viewer viewer : snapshot) {
            finish(viewer, reason);
        }
        close();
    }

    // What the broadcast says

    /** Begins with the windows there are; said once, before everything else. */
    void begin(WindowHistory.Beginning beginning, Headers now) {
        if (closed) {
            beginning.release();
            return;
        }
        history.begin(beginning);
        headers = now;
        for (Viewer viewer : snapshot) {
            settle(viewer);
        }
    }

    /** Says which tracks there are. */
    void tracks(Headers now) {
        headers = now;
        for (Viewer viewer : snapshot) {
            viewer.tracks(now);
        }
    }

    /** Says that no window follows. */
    void ended(Reason reason) {
        ended = reason;
        boolean soon = reason.is(Reason.RESTARTING);
        for (Viewer viewer : snapshot) {
            if (soon || !viewer.behind()) {
                finish(viewer, reason);
            }
        }
        if (viewers.isEmpty()) {
            close();
        }
    }

    /** Tells whether a window may wait for this event loop, and counts it. On the broadcast's thread. */
    boolean mayQueue(Window window) {
        if (waitingBytes.addAndGet(window.bytes()) <= settings.maxQueueBytes()
                || window.bytes() == waitingBytes.get()) {
            return true;
        }
        waitingBytes.addAndGet(-window.bytes());
        return false;
    }

    /** Says that a window waits no more. */
    void queued(Window window) {
        waitingBytes.addAndGet(-window.bytes());
    }

    /**
     * Writes a window to every viewer in step.
     *
     * @param beginning whether it comes before the very first picture and is kept for who joins there
     */
    void take(Window window, boolean beginning) {
        if (closed) {
            return;
        }
        window.retain();
        history.add(window);
        long needed = window.sequence() + 1;
        for (Viewer viewer : snapshot) {
            viewer.offer(window);
            if (viewer.behind()) {
                needed = Math.min(needed, viewer.needs(history.firstSequence()));
            }
        }
        if (!closed) {
            history.trim(beginning ? 0 : needed);
        }
    }

    private void settle(Viewer viewer) {
        toLiveEdge(viewer);
        if (!headers.tracks().isEmpty()) {
            viewer.tracks(headers);
        }
        viewer.catchUp();
    }

    private void finish(Viewer viewer, Reason reason) {
        if (viewers.remove(viewer)) {
            viewersChanged(-1);
            viewer.end(reason);
        }
    }

    private void viewersChanged(int more) {
        snapshot = viewers.toArray(Viewer[]::new);
        broadcast.viewers(more);
    }
}
