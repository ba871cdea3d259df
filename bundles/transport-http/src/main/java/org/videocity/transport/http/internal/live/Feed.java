package org.videocity.transport.http.internal.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.identity.SessionsEnded;
import org.videocity.api.media.Publication;
import org.videocity.api.media.Track;
import org.videocity.api.room.WatchResult;
import org.videocity.transport.http.internal.HttpCounters;
import org.videocity.transport.http.internal.Refusals;
import org.videocity.transport.http.internal.SerialTasks;

/**
 * One stream in one container on its way to all who watch it here. When the core is replaced, the viewers stay and ask
 * again, and the stream goes on with its successor.
 *
 * <p>Thread: everything on its serial tasks, except where said.
 */
final class Feed implements Intake.Output {
    private static final long ASK_AGAIN_MILLIS = 250;
    private static final Set<String> PASSING = Set.of(
            Reason.UNAVAILABLE.name(),
            Reason.RESTARTING.name(),
            Reason.NO_SUCH_ROOM.name(),
            Reason.NO_SUCH_STREAM.name(),
            Reason.FAILED.name());

    private final FeedKey key;
    private final LiveSettings settings;
    private final LiveHub hub;
    private final Watcher watcher;
    private final HttpCounters counters;
    private final ScheduledExecutorService timer;
    private final SerialTasks serial;
    private final Intake intake;
    private final GroupCache cache;
    private final Set<Viewer> viewers = new LinkedHashSet<>();
    private final Map<Track, Reason> unavailable = new LinkedHashMap<>();
    private volatile @Nullable Publication publication;
    private @Nullable Reason unfit;
    private @Nullable Reason ending;
    private boolean suspended;
    private boolean unwritten;

    Feed(
            FeedKey key,
            LiveSettings settings,
            LiveHub hub,
            Watcher watcher,
            HttpCounters counters,
            Executor threads,
            ScheduledExecutorService timer) {
        this.key = key;
        this.settings = settings;
        this.hub = hub;
        this.watcher = watcher;
        this.counters = counters;
        this.timer = timer;
        this.serial = new SerialTasks(threads);
        this.intake = new Intake(key.container(), key.choice(), settings, serial, timer, this);
        this.cache = new GroupCache(settings.groupCacheBytes());
    }

    FeedKey key() {
        return key;
    }

    /** Returns where its tasks run. Thread: any. */
    Executor tasks() {
        return serial;
    }

    /** Tells whether this is the feed of that publication, or waits for a successor. Thread: any. */
    boolean serves(Publication asked) {
        Publication own = publication;
        return own == null || own.equals(asked) || (own.since().equals(asked.since()) && !own.isEnded());
    }

    /** Adds a viewer of the publication. */
    void join(Viewer viewer, Publication watched) {
        if (viewer.hasEnded()) {
            hub.left(this);
            return;
        }
        adopt(watched);
        viewers.add(viewer);
        intake.audience(viewers.size());
        unavailable.forEach(viewer::unavailable);
        for (Piece piece : cache.pieces()) {
            viewer.offer(piece, true);
        }
        if (cache.pieces().isEmpty()) {
            intake.requestKeyFrame();
        }
        if (suspended) {
            viewer.suspended();
        }
        if (unfit != null) {
            viewer.refuse(unfit);
        }
        pump(viewer, System.nanoTime());
    }

    /** Takes a viewer away whose connection is gone. */
    void leave(Viewer viewer) {
        viewer.gone();
        if (viewers.remove(viewer)) {
            intake.audience(viewers.size());
            hub.left(this);
        }
    }

    /** Writes to a viewer whose connection takes something again. */
    void writable(Viewer viewer) {
        pump(viewer, System.nanoTime());
    }

    /** Ends all viewers before the next piece at which others could begin. */
    void endSoon(Reason reason) {
        ending = reason;
    }

    /** Ends all viewers. */
    void end(Reason reason) {
        intake.close();
        hub.retire(this);
        for (Viewer viewer : List.copyOf(viewers)) {
            viewer.end(reason);
            pump(viewer, System.nanoTime());
        }
    }

    /** Closes the connections that are still there. */
    void abortAll() {
        List.copyOf(viewers).forEach(Viewer::abort);
    }

    /** Listens no more; nobody watches. */
    void close() {
        intake.close();
        cache.clear();
    }

    /** Closes viewers that take nothing. */
    void checkStalled() {
        long now = System.nanoTime();
        for (Viewer viewer : List.copyOf(viewers)) {
            if (viewer.hasStalled(now, settings.stallNanos())) {
                counters.ended(Refusals.STALLED);
                viewer.abort();
            }
        }
    }

    /** Asks again for the viewers of an identity, because one of its rights was taken back. */
    void recheck(String identityId) {
        recheck(viewer -> viewer.ticket().isOf(identityId));
    }

    /** Asks for everybody anew whether they may watch. */
    void recheckAll() {
        recheck(viewer -> true);
    }

    private void recheck(Predicate<Viewer> who) {
        for (Viewer viewer : List.copyOf(viewers)) {
            if (who.test(viewer)) {
                watcher.watch(viewer.ticket(), 0, serial).thenAccept(answer -> {
                    if (answer instanceof WatchResult.Refused) {
                        viewer.end(Reason.REVOKED);
                        pump(viewer, System.nanoTime());
                    }
                });
            }
        }
    }

    /** Ends the viewers who were signed out; their pages come back as whoever they are then. */
    void signedOut(SessionsEnded ended) {
        for (Viewer viewer : List.copyOf(viewers)) {
            if (viewer.ticket().isEndedBy(ended)) {
                viewer.end(Reason.SIGNED_OUT);
                pump(viewer, System.nanoTime());
            }
        }
    }

    @Override
    public void piece(Piece piece) {
        if (ending != null && piece.joinable()) {
            end(ending);
            return;
        }
        unwritten = true;
        cache.add(piece);
        long dropped = 0;
        for (Viewer viewer : viewers) {
            Viewer.Fate fate = viewer.offer(piece, false);
            if (fate == Viewer.Fate.OVERFLOW) {
                dropped += viewer.skip();
            } else if (fate == Viewer.Fate.DROPPED) {
                dropped += piece.frames();
            }
        }
        if (dropped > 0) {
            counters.dropped(HttpCounters.VIEWER_BEHIND, dropped);
            intake.droppedForViewers(dropped);
        }
    }

    @Override
    public void turnDone() {
        if (!unwritten) {
            return;
        }
        unwritten = false;
        long now = System.nanoTime();
        for (Viewer viewer : viewers) {
            pump(viewer, now);
        }
    }

    @Override
    public void suspended() {
        if (!suspended) {
            suspended = true;
            unwritten = true;
            viewers.forEach(Viewer::suspended);
        }
    }

    @Override
    public void resumed() {
        if (suspended) {
            suspended = false;
            unwritten = true;
            viewers.forEach(Viewer::resumed);
        }
    }

    @Override
    public void unavailable(Track track, Reason why) {
        unavailable.put(track, why);
        unwritten = true;
        viewers.forEach(viewer -> viewer.unavailable(track, why));
    }

    @Override
    public void nothingFits(Reason why) {
        unfit = why;
        List.copyOf(viewers).forEach(viewer -> viewer.refuse(why));
    }

    @Override
    public void ended(Reason reason) {
        if (!reason.is(Reason.RESTARTING)) {
            end(reason);
            return;
        }
        publication = null;
        unavailable.clear();
        suspended();
        turnDone();
        long deadline = System.nanoTime() + settings.restartWaitNanos();
        List.copyOf(viewers).forEach(viewer -> askAgain(viewer, deadline));
    }

    private void askAgain(Viewer viewer, long deadline) {
        if (!viewer.hasEnded()) {
            watcher.watch(viewer.ticket(), 0, serial)
                    .thenAccept(answer -> serial.execute(() -> answered(viewer, answer, deadline)));
        }
    }

    private void answered(Viewer viewer, WatchResult answer, long deadline) {
        if (viewer.hasEnded()) {
            return;
        }
        if (answer instanceof WatchResult.Watchable watchable
                && !watchable.publication().isEnded()) {
            adopt(watchable.publication());
            return;
        }
        Reason why = answer instanceof WatchResult.Refused refused ? refused.reason() : Reason.RESTARTING;
        if (PASSING.contains(why.name()) && System.nanoTime() - deadline < 0) {
            timer.schedule(
                    () -> serial.execute(() -> askAgain(viewer, deadline)), ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        viewer.end(PASSING.contains(why.name()) ? Reason.RESTARTING : why);
        pump(viewer, System.nanoTime());
    }

    private void adopt(Publication successor) {
        if (publication != null) {
            return;
        }
        publication = successor;
        unfit = null;
        intake.adopt(successor);
        intake.audience(viewers.size());
        if (suspended && !successor.isSuspended()) {
            resumed();
        }
    }

    private void pump(Viewer viewer, long now) {
        int frames = viewer.pump(now);
        if (frames > 0) {
            counters.frames(frames);
        }
    }
}
