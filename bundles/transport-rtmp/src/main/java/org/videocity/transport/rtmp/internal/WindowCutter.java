package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects a broadcast's frames into windows. One closes with every Nth video frame, when it is large enough, a while after
 * its first frame, before a key frame of video and when it is told to. Thread: the broadcast's home.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a timer that is not run finds nothing to do
final class WindowCutter {
    private final EventLoop home;
    private final Broadcasts.Place place;
    private final Supplier<WindowRules> rules;
    private final Host host;
    private final OpenWindow open = new OpenWindow();
    private @Nullable WindowRules rulesKnown;
    private WindowMeasure measure = new WindowMeasure(1, 0, 1, 1);
    private long openSince;
    private @Nullable Future<?> timer;

    /** Whose windows they are. */
    interface Host {
        /** Returns what must be known before a frame that comes now. */
        Headers headers();

        int viewers();

        /** Takes what is in the window, which closes it. */
        void take(OpenWindow full);
    }

    WindowCutter(EventLoop home, Broadcasts.Place place, Supplier<WindowRules> rules, Host host) {
        this.home = home;
        this.place = place;
        this.rules = rules;
        this.host = host;
    }

    /**
     * Takes a frame.
     *
     * @param picture whether it is a picture of the first video track
     * @param key whether viewers can join at it
     */
    void add(FanoutMessage message, boolean picture, boolean key) {
        WindowRules now = rules.get();
        if (now != rulesKnown) {
            measure(now);
        }
        if (key) {
            beginGroup(message.time());
        }
        if (open.isEmpty()) {
            opened();
        }
        open.add(message, picture);
        if (open.isFull(measure, host.viewers())) {
            close();
        }
    }

    /** Closes the open window, if there is one. */
    void close() {
        if (!open.isEmpty()) {
            host.take(open);
        }
    }

    /** Drops the open window. */
    void clear() {
        open.clear();
        stopTimer();
    }

    /** Takes new rules; the open window is closed by the old ones. */
    private void measure(WindowRules now) {
        close();
        rulesKnown = now;
        Broadcasts.Key key = place.key();
        measure = now.measure(key.room().path() + "/" + key.name(), place.viewerClass());
        stopTimer();
    }

    /** Closes the window before a key frame, which begins the next with the sound that belongs beside it. */
    private void beginGroup(long keyTime) {
        List<FanoutMessage> beside = open.takeBeside(keyTime);
        close();
        if (!beside.isEmpty()) {
            opened();
        }
        open.beginGroup(beside);
    }

    private void opened() {
        open.begin(host.headers());
        openSince = home.ticker().nanoTime();
        if (timer == null) {
            timer = home.schedule(this::timeUp, measure.nanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void timeUp() {
        timer = null;
        if (open.isEmpty()) {
            return;
        }
        long left = openSince + measure.nanos() - home.ticker().nanoTime();
        if (left <= 0) {
            close();
        } else {
            timer = home.schedule(this::timeUp, left, TimeUnit.NANOSECONDS);
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
