package org.videocity.transport.http.internal.live;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantListener;
import org.videocity.api.identity.SessionListener;
import org.videocity.api.identity.SessionsEnded;
import org.videocity.api.media.Publication;
import org.videocity.api.room.WatchResult;
import org.videocity.transport.http.internal.CityLink;
import org.videocity.transport.http.internal.HttpCounters;
import org.videocity.transport.http.internal.Places;
import org.videocity.transport.http.internal.Refusals;

/**
 * Knows the feeds there are and how many watch each. Thread: safe from any; its one lock guards the table of feeds and is
 * never held while something else is called.
 */
public final class LiveHub implements GrantListener, SessionListener {
    private static final long STALL_CHECK_MILLIS = 1000;

    private final Places places = new Places();
    private final Watcher watcher;
    private final HttpCounters counters;
    private final Executor threads;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> stallCheck;
    private final Map<FeedKey, Feed> feeds = new HashMap<>();
    private final Map<Feed, Integer> members = new HashMap<>();
    private volatile LiveSettings settings;
    private volatile boolean draining;

    /**
     * Starts with no feed.
     *
     * @param threads where pieces are built and written; ended by the caller after {@link #close}
     * @param timer for what is due later; its tasks only hand over to the threads
     */
    public LiveHub(
            LiveSettings settings,
            CityLink city,
            HttpCounters counters,
            Executor threads,
            ScheduledExecutorService timer) {
        this.settings = settings;
        this.watcher = new Watcher(city);
        this.counters = counters;
        this.threads = threads;
        this.timer = timer;
        this.stallCheck = timer.scheduleWithFixedDelay(
                () -> forEach(Feed::checkStalled), STALL_CHECK_MILLIS, STALL_CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes other settings; they hold for feeds and viewers that come. */
    public void reconfigure(LiveSettings next) {
        settings = next;
    }

    LiveSettings settings() {
        return settings;
    }

    HttpCounters counters() {
        return counters;
    }

    /**
     * Takes a viewer's place, given back with {@link #exit}; or says why there is none: too many are there, or the
     * transport is stopping. A refusal is counted.
     */
    Optional<Reason> enter(InetAddress address) {
        LiveSettings now = settings;
        Optional<Refusals> refusal = draining
                ? Optional.of(Refusals.DRAINING)
                : switch (places.take(address, now.maxViewers(), now.maxViewersPerAddress())) {
                    case FULL -> Optional.of(Refusals.VIEWERS);
                    case FULL_FOR_ADDRESS -> Optional.of(Refusals.VIEWERS_PER_ADDRESS);
                    case TAKEN -> Optional.empty();
                };
        if (refusal.isEmpty()) {
            counters.opened();
        }
        refusal.ifPresent(counters::refused);
        return refusal.map(Refusals::reason);
    }

    void exit(InetAddress address) {
        places.leave(address);
        counters.closed();
    }

    /** Asks whether a ticket lets its holder watch; completed on the live threads. */
    CompletionStage<WatchResult> ask(Ticket ticket) {
        return watcher.watch(ticket, settings.watchWaitMillis(), threads);
    }

    /** Finds or makes the feed of a publication and counts a viewer in; {@link Feed#join} must follow. */
    Feed enter(FeedKey key, Publication publication) {
        synchronized (feeds) {
            Feed feed = feeds.get(key);
            if (feed == null || !feed.serves(publication)) {
                feed = new Feed(key, settings, this, watcher, counters, threads, timer);
                feeds.put(key, feed);
            }
            members.merge(feed, 1, Integer::sum);
            return feed;
        }
    }

    /** Counts a viewer out; the last one closes the feed. */
    void left(Feed feed) {
        synchronized (feeds) {
            Integer rest = members.computeIfPresent(feed, (f, count) -> count > 1 ? count - 1 : null);
            if (rest != null) {
                return;
            }
            feeds.remove(feed.key(), feed);
        }
        feed.close();
    }

    /** Makes sure that nobody joins a feed any more. */
    void retire(Feed feed) {
        synchronized (feeds) {
            feeds.remove(feed.key(), feed);
        }
    }

    @Override
    public void onRevoked(Grant grant) {
        forEach(feed -> {
            if (feed.key().room().equals(grant.room())) {
                feed.recheck(grant.identityId());
            }
        });
    }

    @Override
    public void onEnded(SessionsEnded ended) {
        forEach(feed -> feed.signedOut(ended));
    }

    @Override
    public void onNarrowed(RoomId room) {
        forEach(feed -> {
            if (feed.key().room().equals(room)) {
                feed.recheckAll();
            }
        });
    }

    /** Takes no new viewers from now on; those there are end where others could begin: before the next key frame. */
    public void endSoon(Reason reason) {
        draining = true;
        forEach(feed -> feed.endSoon(reason));
    }

    /** Takes no new viewers and ends those there are; they write out what is queued. */
    public void end(Reason reason) {
        draining = true;
        forEach(feed -> feed.end(reason));
    }

    /** Returns how many watch now. */
    public int viewers() {
        return places.taken();
    }

    /** Closes whoever is left. */
    public void close() {
        stallCheck.cancel(false);
        forEach(Feed::abortAll);
    }

    private void forEach(Consumer<Feed> task) {
        List<Feed> all;
        synchronized (feeds) {
            all = new ArrayList<>(members.keySet());
        }
        all.forEach(feed -> feed.tasks().execute(() -> task.accept(feed)));
    }
}
