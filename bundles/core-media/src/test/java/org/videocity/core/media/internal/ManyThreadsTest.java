package org.videocity.core.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.Track;

/** A publisher, sinks that join in the middle, others that come and go, all at once; a bounded number of frames. */
class ManyThreadsTest {
    private static final int FRAMES = 20_000;
    private static final int GOP = 50;
    private static final int WATCHERS = 4;

    /** Sleeps until woken, then polls until there is nothing: a wake-up that is lost leaves it asleep. */
    private static final class Watcher implements MediaSink {
        private final Semaphore woken = new Semaphore(0);
        private final List<Long> times = new ArrayList<>();
        private boolean ended;

        void watch(Publication publication) throws InterruptedException {
            Subscription subscription = publication.subscribe(this, BusFixture.bounded(1L << 40, 1L << 40));
            while (!ended) {
                if (!woken.tryAcquire(30, TimeUnit.SECONDS)) {
                    throw new AssertionError("never woken after " + times.size() + " frames");
                }
                for (MediaFrame frame = subscription.poll(); frame != null; frame = subscription.poll()) {
                    times.add(((AccessUnit) frame).decodeTime());
                }
            }
        }

        @Override
        public void wakeUp() {
            woken.release();
        }

        @Override
        public void onTracks(List<Track> added, List<Integer> removed) {}

        @Override
        public void onFormat(Track track) {}

        @Override
        public void onEnded(Reason reason) {
            ended = true;
        }
    }

    @Test
    void nobodyMissesAFrameOrAWakeUp() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (BusFixture city = new BusFixture()) {
            PublicationFeed feed = city.open("cam", new BusFixture.Ear());
            feed.tracks(List.of(BusFixture.VIDEO_TRACK), List.of());
            List<Watcher> watchers = new ArrayList<>();
            List<Future<?>> done = new ArrayList<>();
            Semaphore joins = new Semaphore(0);
            for (int i = 0; i < WATCHERS; i++) {
                Watcher watcher = new Watcher();
                watchers.add(watcher);
                done.add(threads.submit(() -> {
                    joins.acquire();
                    watcher.watch(feed.publication());
                    return null;
                }));
            }
            done.add(threads.submit(() -> comeAndGo(feed.publication())));
            for (int i = 0; i < FRAMES; i++) {
                if (i % (FRAMES / WATCHERS / 2) == 0) {
                    joins.release();
                }
                feed.deliver(i % GOP == 0 ? BusFixture.key(i) : BusFixture.delta(i));
            }
            joins.release(WATCHERS);
            feed.end(Reason.UNPUBLISHED);
            for (Future<?> future : done) {
                future.get(60, TimeUnit.SECONDS);
            }
            watchers.forEach(ManyThreadsTest::assertWhole);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void comeAndGo(Publication publication) {
        while (!publication.isEnded()) {
            NotingSink sink = new NotingSink(publication, BusFixture.all("passer-by"));
            sink.drain();
            publication.statistics();
            sink.subscription.close();
        }
    }

    /** From a key frame on, every frame once, to the last; one that came after the end has none. */
    private static void assertWhole(Watcher watcher) {
        if (watcher.times.isEmpty()) {
            return;
        }
        long first = watcher.times.get(0);
        assertThat(first % GOP).isZero();
        assertThat(watcher.times).hasSize((int) (FRAMES - first));
        for (int i = 0; i < watcher.times.size(); i++) {
            assertThat(watcher.times.get(i)).isEqualTo(first + i);
        }
    }
}
