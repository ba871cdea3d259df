package org.videocity.core.media.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.media.MediaConverter;
import org.videocity.api.media.MediaConverterFactory;
import org.videocity.api.media.MediaConverterFactory.Conversion;
import org.videocity.api.media.MediaFeedback;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Track;

/**
 * One converter of a publication with a bounded queue before it and a fan-out of its own behind it, shared by all sinks
 * that want the same target.
 *
 * <p>Threads: the converter lives on the converters' one thread. What it makes is ordered by this line's lock, taken
 * after the publication's and before a queue's.
 */
final class ConverterLine implements MediaSink, MediaConverter.Output {
    private static final Logger LOG = LoggerFactory.getLogger(ConverterLine.class);
    private static final long MAX_QUEUE_BYTES = 8L << 20;
    private static final long MAX_QUEUE_MILLIS = 10_000;
    private static final long TICK_MILLIS = 10;
    private static final int FRAMES_PER_TURN = 64;

    private final LivePublication publication;
    private final Key key;
    private final List<Track> from;
    private final ScheduledExecutorService executor;
    private final long maxDelayMillis;
    private final SinkQueue input;
    private final Object lock = new Object();
    private final Fanout made;
    private volatile boolean closed;
    /** These two belong to the converters' thread. */
    private @Nullable MediaConverter converter;

    private @Nullable ScheduledFuture<?> clock;

    /** What makes two sinks share a converter: the same factory and the same step for each track. */
    record Key(MediaConverterFactory factory, Map<Integer, Conversion> steps) {
        Key {
            steps = Map.copyOf(steps);
        }

        boolean takes(Track track) {
            Conversion step = steps.get(track.id());
            return step != null
                    && step.from().equals(track.format().codec())
                    && step.fromForm() == track.format().form();
        }
    }

    ConverterLine(LivePublication publication, Key key, List<Track> from, LivePublication.Bus bus) {
        this.publication = publication;
        this.key = key;
        this.from = from;
        this.executor = bus.threads().converters();
        this.maxDelayMillis = bus.limits().converterMaxDelayMillis();
        this.input = new SinkQueue(this, key::takes, MAX_QUEUE_BYTES, MAX_QUEUE_MILLIS, true);
        this.made = new Fanout(bus.limits());
    }

    Key key() {
        return key;
    }

    SinkQueue input() {
        return input;
    }

    void start() {
        run(this::open);
    }

    private void open() {
        if (closed) {
            return;
        }
        List<Conversion> steps = from.stream().map(t -> key.steps().get(t.id())).toList();
        converter = key.factory().open(from, steps, this, executor, maxDelayMillis);
        clock = executor.scheduleAtFixedRate(
                () -> guarded(c -> c.onTime(System.nanoTime())), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        drain();
    }

    void join(SinkQueue sink) {
        synchronized (lock) {
            made.join(sink, sink.startAtKeyFrame());
        }
    }

    /** Takes a sink off; returns whether it was the last. */
    boolean leave(SinkQueue sink) {
        synchronized (lock) {
            made.leave(sink);
            sink.dropOrigin(made);
            return made.queues().length == 0;
        }
    }

    List<QueueEntry> held() {
        List<QueueEntry> held = new ArrayList<>(input.held());
        synchronized (lock) {
            held.addAll(made.held());
        }
        return held;
    }

    void close() {
        closed = true;
        input.close();
        run(() -> {
            if (clock != null) {
                clock.cancel(false);
            }
            if (converter != null) {
                converter.close();
                converter = null;
            }
        });
    }

    private void drain() {
        for (int i = 0; i < FRAMES_PER_TURN; i++) {
            MediaFrame frame = closed ? null : input.poll();
            if (frame == null) {
                return;
            }
            guarded(c -> c.accept(frame));
        }
        run(this::drain);
    }

    private interface Call {
        void on(MediaConverter converter);
    }

    private void guarded(Call call) {
        MediaConverter open = converter;
        if (open == null || closed) {
            return;
        }
        try {
            call.on(open);
        } catch (RuntimeException broken) {
            broke(broken);
        }
    }

    private void run(Runnable work) {
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException broken) {
                    broke(broken);
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The bus is stopping; a converter of {} is not run", publication);
        }
    }

    private void broke(RuntimeException broken) {
        LOG.warn("A converter of {} failed; its tracks end, the source does not", publication, broken);
        failed(Reason.FAILED);
    }

    // What the bus tells it as a sink, on the converters' thread but for wakeUp

    @Override
    public void wakeUp() {
        run(this::drain);
    }

    @Override
    public void onTracks(List<Track> added, List<Integer> removed) {
        // It was opened with its tracks; when they change, the plan does, and with it the line.
    }

    @Override
    public void onFormat(Track track) {
        guarded(c -> c.onFormat(track));
    }

    @Override
    public void onGap(int track, int frames) {
        guarded(c -> c.onGap(track));
    }

    @Override
    public void onEnded(Reason reason) {
        // The publication closes the line.
    }

    // What the converter makes

    @Override
    public void tracks(List<Track> tracks) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            List<Integer> gone =
                    new ArrayList<>(made.tracks().stream().map(Track::id).toList());
            List<Track> fresh = new ArrayList<>();
            for (Track track : tracks) {
                if (gone.remove((Integer) track.id())) {
                    made.format(track);
                } else {
                    fresh.add(track);
                }
            }
            made.tracks(fresh, gone);
        }
        made.wake();
    }

    @Override
    public void deliver(MediaFrame frame) {
        synchronized (lock) {
            Track track = closed ? null : made.track(frame.track());
            if (track == null) {
                return;
            }
            made.frame(frame, track.format());
        }
        made.wake();
    }

    @Override
    public void feedback(MediaFeedback feedback) {
        publication.feedback().pass(feedback);
    }

    @Override
    public void failed(Reason why) {
        publication.converterFailed(this, why);
    }
}
