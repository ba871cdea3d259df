package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Publication;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.Track;
import org.videocity.wire.rtmp.MessageType;

/**
 * One publication's viewers on one event loop. It stands on the bus once, collects frames into windows and writes each
 * window to every viewer in step; the windows since the last key frame are kept for those who come or fall behind.
 *
 * <p>A window closes with every Nth video frame, when it is large enough, a while after its first frame, before a key
 * frame of video and before new headers. Thread: its event loop, but for {@link #wakeUp}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel or loop closes it, and that is heard
final class Fanout implements MediaSink {
    private final EventLoop loop;
    private final FanoutSettings settings;
    private final Counters counters;
    private final Runnable onClosed;
    private final PlayTracks tracks = new PlayTracks();
    private final WindowHistory history;
    private final List<Viewer> viewers = new ArrayList<>();
    private Viewer[] snapshot = {};
    private @Nullable Subscription subscription;
    private @Nullable Reason ended;
    private @Nullable Reason unavailable;
    private boolean closed;

    private List<FanoutMessage> open = new ArrayList<>();
    private Headers openHeaders = Headers.NONE;
    private boolean openKey;
    private int openPictures;
    private long openBytes;
    private long openSince;
    private boolean timerRuns;

    Fanout(EventLoop loop, FanoutSettings settings, Counters counters, Runnable onClosed) {
        this.loop = loop;
        this.settings = settings;
        this.counters = counters;
        this.onClosed = onClosed;
        this.history = new WindowHistory(settings.gopCacheMaxBytes(), settings.backlogBytes());
    }

    /** Goes onto the bus. */
    void start(Publication publication) {
        subscription = publication.subscribe(this, PlayTracks.request(RtmpTransport.NAME, settings.maxQueueBytes()));
        loop.execute(this::drain);
    }

    /** Takes a viewer in: from the last key frame where that is kept, else from the next frame. */
    void add(Viewer viewer) {
        viewers.add(viewer);
        viewersChanged();
        toLiveEdge(viewer);
        if (tracks.playable()) {
            viewer.tracks(tracks.headers());
        }
        viewer.catchUp();
    }

    /** Lets a viewer go; the last one closes the fan-out. Called by {@link Viewer#leave}. */
    void remove(Viewer viewer) {
        if (viewers.remove(viewer)) {
            viewersChanged();
        }
        if (viewers.isEmpty()) {
            close();
        }
    }

    /** Tells whether viewers can still join. */
    boolean isOpen() {
        return !closed && ended == null;
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
            dropped(viewer.framesSeen() - seen);
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
            viewer.checkStall(now, settings.stallNanos());
        }
    }

    /** Leaves the bus, says goodbye to whoever is left and gives the windows back. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
        history.clear();
        open.clear();
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

    @Override
    public void wakeUp() {
        EventLoopExecutor.run(loop, this::drain);
    }

    @Override
    public void onTracks(List<Track> added, List<Integer> removed) {
        closeWindow();
        tracks.tracks(added, removed);
        tellTracks();
    }

    @Override
    public void onFormat(Track track) {
        closeWindow();
        tracks.format(track);
        tellTracks();
    }

    private void tellTracks() {
        for (Viewer viewer : snapshot) {
            viewer.tracks(tracks.headers());
        }
    }

    @Override
    public void onUnavailable(Track track, Reason why) {
        unavailable = why;
    }

    @Override
    public void onGap(int track, int frames) {
        counters.dropped("loop-behind", frames);
    }

    @Override
    public void onSuspended() {
        closeWindow();
    }

    @Override
    public void onEnded(Reason reason) {
        closeWindow();
        ended = reason;
        boolean soon = reason.is(Reason.RESTARTING);
        for (Viewer viewer : snapshot) {
            if (soon || !viewer.behind()) {
                finish(viewer, reason);
            }
        }
    }

    private void drain() {
        Subscription from = subscription;
        if (closed || from == null) {
            return;
        }
        MediaFrame frame = from.poll();
        while (frame != null && !closed) {
            if (frame instanceof AccessUnit unit) {
                accept(unit);
            }
            frame = from.poll();
        }
        Reason why = unavailable;
        if (why != null && !tracks.playable()) {
            abort(why);
        } else if (ended != null && viewers.isEmpty()) {
            close();
        }
    }

    private void accept(AccessUnit unit) {
        if (tracks.metadata(unit)) {
            closeWindow();
            return;
        }
        FanoutMessage message = tracks.message(unit);
        if (message == null) {
            return;
        }
        boolean video = tracks.isVideo(unit);
        if (video && unit.keyFrame()) {
            beginGroup(message.time());
        }
        if (open.isEmpty()) {
            opened();
        }
        open.add(message);
        openBytes += message.length();
        openPictures += video ? 1 : 0;
        if (openPictures >= settings.picturesPerWindow(viewers.size()) || openBytes >= settings.windowBytes()) {
            closeWindow();
        }
    }

    /**
     * Closes the window before a key frame. Sound that was sent just before it but belongs beside or behind it stays with
     * it, so that who joins here misses none.
     */
    private void beginGroup(long keyTime) {
        int first = open.size();
        while (first > 0 && besideKey(open.get(first - 1), keyTime)) {
            first--;
        }
        List<FanoutMessage> beside = new ArrayList<>(open.subList(first, open.size()));
        open.subList(first, open.size()).clear();
        for (FanoutMessage message : beside) {
            openBytes -= message.length();
        }
        closeWindow();
        openKey = true;
        if (!beside.isEmpty()) {
            opened();
        }
        for (FanoutMessage message : beside) {
            open.add(message);
            openBytes += message.length();
        }
    }

    private static boolean besideKey(FanoutMessage message, long keyTime) {
        return message.typeId() != MessageType.VIDEO && message.time() >= keyTime;
    }

    private void opened() {
        openHeaders = tracks.headers();
        openSince = loop.ticker().nanoTime();
        if (!timerRuns) {
            timerRuns = true;
            loop.schedule(this::timeUp, settings.windowNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void timeUp() {
        timerRuns = false;
        if (closed || open.isEmpty()) {
            return;
        }
        long left = openSince + settings.windowNanos() - loop.ticker().nanoTime();
        if (left <= 0) {
            closeWindow();
        } else {
            timerRuns = true;
            loop.schedule(this::timeUp, left, TimeUnit.NANOSECONDS);
        }
    }

    private void closeWindow() {
        if (open.isEmpty()) {
            openBytes = 0;
            return;
        }
        Window window = history.add(openKey, openHeaders, open, openBytes);
        open = new ArrayList<>();
        openKey = false;
        openPictures = 0;
        openBytes = 0;
        long needed = window.sequence() + 1;
        for (Viewer viewer : snapshot) {
            viewer.offer(window);
            if (viewer.behind()) {
                needed = Math.min(needed, viewer.next());
            }
        }
        if (!closed) {
            // what came before the very first picture is part of the beginning
            boolean beginning = tracks.hasVideo() && !history.hadKey();
            history.trim(beginning ? 0 : needed);
        }
    }

    private void finish(Viewer viewer, Reason reason) {
        if (viewers.remove(viewer)) {
            viewersChanged();
            viewer.end(reason);
        }
    }

    private void viewersChanged() {
        snapshot = viewers.toArray(Viewer[]::new);
        if (subscription != null && !closed) {
            subscription.audience(snapshot.length, Long.MAX_VALUE);
        }
    }

    private void dropped(long frames) {
        counters.dropped(Counters.BEHIND, frames);
        if (subscription != null && frames > 0) {
            subscription.droppedForViewers(frames);
        }
    }
}
