package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Publication;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.Track;

/**
 * One publication on its way to a class of viewers: stands on the bus, collects frames into windows and hands each
 * window to the {@link Fanout} of every event loop that has viewers, so that those are woken once a window and not once a
 * frame. The windows since the last key frame are kept for event loops whose first viewer comes later.
 *
 * <p>A window closes as {@link WindowCutter} says, and before new headers. Thread: its home, the event loop the frames arrive on, but where said otherwise.
 */
final class Broadcast implements MediaSink, WindowCutter.Host {
    private final Broadcasts.Place place;
    private final EventLoop home;
    private final FanoutSettings settings;
    private final WindowCutter cutter;
    private final Counters counters;
    private final PlayTracks tracks = new PlayTracks();
    private final WindowHistory history;
    private final AtomicInteger viewers = new AtomicInteger();
    private Fanout[] fanouts = {};
    private volatile @Nullable Subscription subscription;
    private volatile @Nullable Reason ended;
    private volatile boolean closed;
    private @Nullable Reason unavailable;
    /** How many fan-outs hold it; guarded by {@link Broadcasts}. */
    int users;

    Broadcast(
            Broadcasts.Place place,
            EventLoop home,
            FanoutSettings settings,
            Supplier<WindowRules> rules,
            Counters counters) {
        this.place = place;
        this.home = home;
        this.settings = settings;
        this.cutter = new WindowCutter(home, place, rules, this);
        this.counters = counters;
        this.history = new WindowHistory(settings.gopCacheMaxBytes(), settings.backlogBytes());
    }

    Broadcasts.Place place() {
        return place;
    }

    /** Goes onto the bus. From any thread. */
    void start(Publication publication) {
        Subscription made =
                publication.subscribe(this, PlayTracks.request(RtmpTransport.NAME, settings.maxQueueBytes()));
        subscription = made;
        if (closed) {
            made.close();
        }
        EventLoopExecutor.run(home, this::drain);
    }

    /** Tells whether nobody should join any more. From any thread. */
    boolean isOver() {
        return closed || ended != null;
    }

    /** Begins to serve an event loop. From any thread; the fan-out hears the beginning on its own. */
    void attach(Fanout fanout) {
        EventLoopExecutor.here(home, () -> {
            Fanout[] more = Arrays.copyOf(fanouts, fanouts.length + 1);
            more[fanouts.length] = fanout;
            fanouts = more;
            WindowHistory.Beginning beginning = history.beginning();
            Headers headers = tracks.headers();
            Reason why = ended;
            EventLoopExecutor.here(fanout.loop(), () -> {
                fanout.begin(beginning, headers);
                if (why != null) {
                    fanout.ended(why);
                }
            });
        });
    }

    /** Serves an event loop no more. From any thread. */
    void detach(Fanout fanout) {
        EventLoopExecutor.here(home, () -> {
            List<Fanout> rest = new ArrayList<>(List.of(fanouts));
            rest.remove(fanout);
            fanouts = rest.toArray(Fanout[]::new);
        });
    }

    /** Counts viewers that come and, below 0, go. From any thread. */
    void viewers(int more) {
        int now = viewers.addAndGet(more);
        Subscription from = subscription;
        if (from != null && !closed) {
            from.audience(now, Long.MAX_VALUE);
        }
    }

    /** Counts frames a viewer skipped. From any thread. */
    void dropped(long frames) {
        counters.dropped(Counters.BEHIND, frames);
        Subscription from = subscription;
        if (from != null && frames > 0) {
            from.droppedForViewers(frames);
        }
    }

    /** Leaves the bus and gives the windows back. From any thread. */
    void close() {
        closed = true;
        Subscription from = subscription;
        if (from != null) {
            from.close();
        }
        EventLoopExecutor.here(home, () -> {
            history.clear();
            cutter.clear();
        });
    }

    @Override
    public void wakeUp() {
        EventLoopExecutor.run(home, this::drain);
    }

    @Override
    public void onTracks(List<Track> added, List<Integer> removed) {
        cutter.close();
        tracks.tracks(added, removed);
        tellTracks();
    }

    @Override
    public void onFormat(Track track) {
        cutter.close();
        tracks.format(track);
        tellTracks();
    }

    @Override
    public void onUnavailable(Track track, Reason why) {
        unavailable = why;
    }

    @Override
    public void onGap(int track, int frames) {
        counters.dropped(Counters.LOOP_BEHIND, frames);
    }

    @Override
    public void onSuspended() {
        cutter.close();
    }

    @Override
    public void onEnded(Reason reason) {
        cutter.close();
        ended = reason;
        tell(fanout -> fanout.ended(reason));
    }

    private void tellTracks() {
        Headers now = tracks.headers();
        tell(fanout -> fanout.tracks(now));
    }

    private void tell(Consumer<Fanout> what) {
        for (Fanout fanout : fanouts) {
            EventLoopExecutor.here(fanout.loop(), () -> what.accept(fanout));
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
        if (why != null && !tracks.playable() && ended == null) {
            ended = why;
            tell(fanout -> fanout.abort(why));
        }
    }

    private void accept(AccessUnit unit) {
        if (tracks.metadata(unit)) {
            cutter.close();
            return;
        }
        FanoutMessage message = tracks.message(unit);
        if (message == null) {
            return;
        }
        boolean video = tracks.isVideo(unit);
        cutter.add(message, video, video && unit.keyFrame());
    }

    @Override
    public Headers headers() {
        return tracks.headers();
    }

    @Override
    public int viewers() {
        return viewers.get();
    }

    @Override
    public void take(OpenWindow full) {
        Window window = full.close(history);
        history.add(window);
        // what came before the very first picture is part of the beginning
        boolean beginning = tracks.hasVideo() && !history.hadKey();
        for (Fanout fanout : fanouts) {
            hand(window, beginning, fanout);
        }
        if (closed) {
            history.clear();
        } else {
            history.trim(beginning ? 0 : history.nextSequence());
        }
    }

    private void hand(Window window, boolean beginning, Fanout fanout) {
        if (fanout.loop() == home) {
            fanout.take(window, beginning);
        } else if (fanout.mayQueue(window)) {
            window.retain();
            EventLoopExecutor.run(fanout.loop(), () -> {
                fanout.queued(window);
                fanout.take(window, beginning);
                window.release();
            });
        } else {
            counters.dropped(Counters.LOOP_BEHIND, window.framesAfter() - window.framesBefore());
        }
    }
}
