package org.videocity.core.media.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.Audience;
import org.videocity.api.media.MediaFeedback;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationObserver;
import org.videocity.api.media.PublicationRequest;
import org.videocity.api.media.PublicationStatistics;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;

/**
 * One publication: the order of what its source says, the queues of its sinks, and its converters.
 *
 * <p>Threads: the source's delivers, everybody else's calls come from any. One short lock orders delivering and
 * subscribing; sources, sinks and observers are called after it was given back.
 */
final class LivePublication implements Publication {
    /** Frames of tracks beyond it are refused and counted. */
    private static final int MAX_TRACKS = 64;

    private final Bus bus;
    private final Object lock = new Object();
    private final Instant since = Instant.now();
    private final Fanout fanout;
    private final SourceGate gate = new SourceGate();
    private final FeedbackLine feedback;
    private final Derivations derivations;
    private final List<LiveSubscription> subscriptions = new ArrayList<>();
    private final Figures figures = new Figures();
    private volatile PublicationRequest request;
    private volatile @Nullable LiveFeed feed;
    private volatile boolean suspended;
    private volatile @Nullable Reason ended;
    private @Nullable ScheduledFuture<?> farewell;

    /** What a publication asks of its bus. */
    interface Bus {
        BusLimits limits();

        BusThreads threads();

        ConverterRegistry converters();

        void ended(LivePublication publication);
    }

    LivePublication(Bus bus, PublicationRequest request) {
        this.bus = bus;
        this.request = request;
        this.fanout = new Fanout(bus.limits());
        this.feedback = new FeedbackLine(bus.threads().timers(), this::tellSource);
        this.derivations = new Derivations(this, fanout, bus);
    }

    FeedbackLine feedback() {
        return feedback;
    }

    // The source's side

    /**
     * Gives the publication to a (new) connection.
     *
     * @return {@code null} when it has ended and another must be made
     */
    @Nullable
    LiveFeed take(PublicationRequest by, MediaSource source, PublicationObserver observer) {
        LiveFeed before;
        LiveFeed next = new LiveFeed(this, source, observer);
        synchronized (lock) {
            if (ended != null) {
                return null;
            }
            before = feed;
            request = by;
            feed = next;
            if (before != null) {
                resume();
            }
        }
        if (before != null) {
            feedback.restart();
            fanout.wake();
            if (!before.isLost()) {
                before.tellEnded(Reason.TAKEN_OVER);
            }
            next.observeChanged();
        }
        return next;
    }

    private void resume() {
        ScheduledFuture<?> timer = farewell;
        farewell = null;
        if (timer != null) {
            timer.cancel(false);
        }
        suspended = false;
        fanout.forgetFrames();
        gate.resume(fanout.tracks());
        fanout.tell(new QueueEntry.Resumed());
    }

    void tracks(LiveFeed from, List<Track> added, List<Integer> removed) {
        synchronized (lock) {
            if (!mayFeed(from)) {
                return;
            }
            List<Track> fresh = new ArrayList<>();
            for (Track track : added) {
                boolean known = fanout.track(track.id()) != null;
                if (known || fanout.tracks().size() + fresh.size() < MAX_TRACKS) {
                    Track told = gate.announced(track);
                    if (known) {
                        fanout.format(told);
                    } else {
                        fresh.add(told);
                    }
                }
            }
            removed.forEach(gate::removed);
            fanout.tracks(fresh, removed);
            derivations.plan(subscriptions);
        }
        fanout.wake();
        from.observeChanged();
    }

    void format(LiveFeed from, Track track) {
        synchronized (lock) {
            Track before = fanout.track(track.id());
            Track told = mayFeed(from) && before != null ? gate.format(track) : null;
            if (told == null || told.equals(before)) {
                return;
            }
            fanout.format(told);
            derivations.plan(subscriptions);
        }
        fanout.wake();
        from.observeChanged();
    }

    /** The hot path. */
    void deliver(LiveFeed from, MediaFrame frame) {
        boolean tracksWent;
        synchronized (lock) {
            if (!mayFeed(from)) {
                return;
            }
            Track track = fanout.track(frame.track());
            MediaFrame placed = track == null ? null : gate.admit(frame, track);
            if (track == null || placed == null) {
                figures.refused();
                return;
            }
            Track retold = gate.takeRetold();
            if (retold != null) {
                fanout.format(retold);
                track = retold;
            }
            boolean video = track.format().kind() == MediaKind.VIDEO;
            figures.came(frame.size(), video);
            List<Integer> givenUp = gate.givenUp(placed, track);
            tracksWent = !givenUp.isEmpty();
            if (tracksWent) {
                fanout.tracks(List.of(), givenUp);
                derivations.plan(subscriptions);
            }
            fanout.frame(placed, track.format());
            if (video && frame.keyFrame()) {
                feedback.keyFrameCame(frame.track());
            }
        }
        fanout.wake();
        if (tracksWent) {
            from.observeChanged();
        }
    }

    void lost(LiveFeed from) {
        long patience = bus.limits().resumeMillis();
        synchronized (lock) {
            if (!mayFeed(from)) {
                return;
            }
            from.markLost();
            suspended = true;
            if (patience > 0) {
                fanout.tell(new QueueEntry.Suspended());
                farewell = bus.threads()
                        .timers()
                        .schedule(() -> end(from, Reason.PUBLISHER_LOST), patience, TimeUnit.MILLISECONDS);
            }
        }
        if (patience > 0) {
            fanout.wake();
            from.observeChanged();
        } else {
            end(from, Reason.PUBLISHER_LOST);
        }
    }

    /** Ends it; by its present feed only, which is not told what it says itself. */
    void end(LiveFeed from, Reason reason) {
        synchronized (lock) {
            if (feed != from || ended != null) {
                return;
            }
            ended = reason;
            suspended = false;
            if (farewell != null) {
                farewell.cancel(false);
            }
            derivations.close();
            fanout.forgetFrames();
            fanout.tell(new QueueEntry.Ended(reason));
        }
        bus.ended(this);
        fanout.wake();
        from.observeEnded(reason);
    }

    /** Ends it because the bus goes; the source is told, unless its connection is lost. */
    void restarting() {
        LiveFeed now = feed;
        if (now != null && ended == null) {
            end(now, Reason.RESTARTING);
            if (!now.isLost()) {
                now.tellEnded(Reason.RESTARTING);
            }
        }
    }

    private boolean mayFeed(LiveFeed from) {
        return feed == from && ended == null && !from.isLost();
    }

    private void tellSource(MediaFeedback what) {
        LiveFeed now = feed;
        if (now != null && !now.isLost() && ended == null) {
            now.tellFeedback(what);
        }
    }

    // The sinks' side

    @Override
    public Subscription subscribe(MediaSink sink, SubscriptionRequest wanted) {
        LiveSubscription subscription = new LiveSubscription(this, sink, wanted);
        SinkQueue queue = subscription.queue();
        synchronized (lock) {
            Reason over = ended;
            if (over != null) {
                queue.tell(new QueueEntry.Ended(over));
            } else {
                fanout.join(queue, wanted.startAtKeyFrame());
                subscriptions.add(subscription);
                derivations.plan(List.of(subscription));
                if (suspended) {
                    queue.tell(new QueueEntry.Suspended());
                }
            }
        }
        subscription.askForKeyFrames();
        bus.threads().soon(queue::wakeIfDue);
        return subscription;
    }

    void leave(LiveSubscription subscription) {
        SinkQueue queue = subscription.queue();
        synchronized (lock) {
            if (subscriptions.remove(subscription)) {
                figures.left(subscription);
                fanout.leave(queue);
                derivations.leave(subscription);
            }
        }
        queue.close();
        askForRates();
    }

    /** Asks the source for what its receivers can take (contract 11). */
    void askForRates() {
        List<LiveSubscription> all;
        synchronized (lock) {
            all = List.copyOf(subscriptions);
        }
        for (Track track : fanout.tracks()) {
            if (track.format().kind() == MediaKind.VIDEO) {
                feedback.limit(Demand.of(track, all, bus.limits().floorBitsPerSecond()));
            }
        }
    }

    /** Plans conversions anew because factories came or went. */
    void replan() {
        synchronized (lock) {
            if (ended == null) {
                derivations.forgive();
                derivations.plan(subscriptions);
            }
        }
        fanout.wake();
    }

    /** Ends what a converter made that gave up; its sinks are told why. */
    void converterFailed(ConverterLine line, Reason why) {
        synchronized (lock) {
            derivations.failed(line, why, subscriptions);
        }
        fanout.wake();
    }

    /** Returns the frames it keeps, in caches and queues, for whoever must visit them all. */
    List<QueueEntry> held() {
        synchronized (lock) {
            List<QueueEntry> held = new ArrayList<>(fanout.held());
            subscriptions.forEach(s -> held.addAll(s.queue().held()));
            held.addAll(derivations.held());
            return held;
        }
    }

    @Override
    public PublicationStatistics statistics() {
        synchronized (lock) {
            return figures.now(subscriptions);
        }
    }

    @Override
    public RoomId room() {
        return request.room();
    }

    @Override
    public String name() {
        return request.name();
    }

    @Override
    public String publisher() {
        return request.publisher();
    }

    @Override
    public Optional<String> memberId() {
        return request.memberId();
    }

    @Override
    public String transport() {
        return request.transport();
    }

    @Override
    public Audience audience() {
        return request.audience();
    }

    @Override
    public Optional<String> derivedFrom() {
        return request.derivedFrom();
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public List<Track> tracks() {
        return fanout.tracks();
    }

    @Override
    public boolean isSuspended() {
        return suspended;
    }

    @Override
    public boolean isEnded() {
        return ended != null;
    }

    @Override
    public String toString() {
        return request.room() + "/" + request.name();
    }
}
