package org.videocity.core.media.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Track;

/**
 * The bounded queue between the bus and one sink.
 *
 * <p>What a late joiner gets stands in a queue of its own in front, bounded by the cache it came from and never dropped;
 * live frames behind it are bounded in bytes and milliseconds, and {@link QueueCut} makes room. Changes count in bytes
 * too; with no frame between them they are merged when they get many ({@link ChangeRun}).
 *
 * <p>Threads: the publisher's appends, the sink's polls, anybody asks for layers; one short lock.
 */
final class SinkQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SinkQueue.class);

    private final MediaSink sink;
    private final SinkTracks tracks;
    private final boolean startAtKeyFrame;
    private final Object lock = new Object();
    private final ArrayDeque<QueueEntry> replay = new ArrayDeque<>();
    private final LivePart live;
    private boolean idle = true;
    private volatile boolean wakeDue;
    private boolean over;
    private long framesOut;
    private long framesDropped;

    SinkQueue(MediaSink sink, Predicate<Track> takes, long maxBytes, long maxMillis, boolean startAtKeyFrame) {
        this.sink = sink;
        this.tracks = new SinkTracks(takes, startAtKeyFrame);
        this.live = new LivePart(tracks, maxBytes, maxMillis);
        this.startAtKeyFrame = startAtKeyFrame;
    }

    boolean startAtKeyFrame() {
        return startAtKeyFrame;
    }

    /** Begins with the tracks of an origin and what it holds for late joiners. */
    void replay(Fanout origin, List<Track> start, Collection<QueuedFrame> data, Collection<QueueEntry> entries) {
        synchronized (lock) {
            Consumer<QueueEntry> target = replay.isEmpty() && live.isEmpty() ? replay::add : live::add;
            add(target, tracks.change(origin, new QueueEntry.Tracks(start, List.of())));
            data.forEach(frame -> replayFrame(target, origin, frame));
            for (QueueEntry entry : entries) {
                if (entry instanceof QueuedFrame frame) {
                    replayFrame(target, origin, frame);
                } else if (entry instanceof QueueEntry.Tracks change) {
                    add(target, tracks.change(origin, change));
                } else if (entry instanceof QueueEntry.Format change) {
                    add(target, tracks.change(origin, change, true));
                }
            }
            markDue();
        }
    }

    private void replayFrame(Consumer<QueueEntry> target, Fanout origin, QueuedFrame frame) {
        SinkTrack track = tracks.find(origin, frame.frame().track());
        if (track != null && track.judge(frame.frame()) == SinkTrack.Verdict.PASSES) {
            add(target, frame);
        }
    }

    void tracks(Fanout origin, QueueEntry.Tracks change) {
        synchronized (lock) {
            add(live::add, tracks.change(origin, change));
            markDue();
        }
    }

    void format(Fanout origin, QueueEntry.Format change, boolean sameMedia) {
        synchronized (lock) {
            add(live::add, tracks.change(origin, change, sameMedia));
            markDue();
        }
    }

    void tell(QueueEntry.Change change) {
        synchronized (lock) {
            if (change instanceof QueueEntry.Resumed) {
                tracks.restart();
            }
            add(live::add, change);
            markDue();
        }
    }

    void frame(Fanout origin, QueuedFrame frame) {
        synchronized (lock) {
            SinkTrack track = tracks.find(origin, frame.frame().track());
            if (over || track == null) {
                return;
            }
            SinkTrack.Verdict verdict = track.judge(frame.frame());
            if (verdict != SinkTrack.Verdict.PASSES) {
                framesDropped += verdict == SinkTrack.Verdict.LOST ? 1 : 0;
                return;
            }
            int lost = track.takeGap();
            if (lost > 0) {
                add(live::add, new QueueEntry.Gap(track.id(), lost));
            }
            add(live::add, frame);
            framesDropped += live.makeRoom(frame);
            markDue();
        }
    }

    /** Tells the sink that tracks of an origin went, and forgets them. */
    void dropOrigin(Fanout origin) {
        synchronized (lock) {
            List<Integer> gone = tracks.from(origin);
            if (!gone.isEmpty()) {
                add(live::add, tracks.change(origin, new QueueEntry.Tracks(List.of(), gone)));
                markDue();
            }
        }
    }

    /** Returns the next frame after telling the sink what stands before it. */
    @Nullable
    MediaFrame poll() {
        while (true) {
            QueueEntry entry;
            synchronized (lock) {
                entry = next();
                if (entry == null) {
                    idle = true;
                    return null;
                }
                if (entry instanceof QueuedFrame frame) {
                    framesOut++;
                    return frame.frame();
                }
                over |= entry instanceof QueueEntry.Ended;
            }
            tell(sink, (QueueEntry.Change) entry);
        }
    }

    private static void tell(MediaSink sink, QueueEntry.Change change) {
        if (change instanceof QueueEntry.Tracks c) {
            sink.onTracks(c.added(), c.removed());
        } else if (change instanceof QueueEntry.Format c) {
            sink.onFormat(c.track());
        } else if (change instanceof QueueEntry.Unavailable c) {
            sink.onUnavailable(c.track(), c.why());
        } else if (change instanceof QueueEntry.Gap c) {
            sink.onGap(c.track(), c.frames());
        } else if (change instanceof QueueEntry.Suspended) {
            sink.onSuspended();
        } else if (change instanceof QueueEntry.Resumed) {
            sink.onResumed();
        } else if (change instanceof QueueEntry.Ended c) {
            sink.onEnded(c.reason());
        }
    }

    /** Wakes the sink if it sleeps on something; called with no lock held. */
    void wakeIfDue() {
        if (!wakeDue) {
            return;
        }
        synchronized (lock) {
            if (!wakeDue || over) {
                return;
            }
            wakeDue = false;
        }
        try {
            sink.wakeUp();
        } catch (RuntimeException broken) {
            LOG.debug("A sink could not be woken and gets nothing more", broken);
            close();
        }
    }

    void want(SinkTracks.Wish wanted) {
        synchronized (lock) {
            tracks.want(wanted);
        }
    }

    /** Returns the encoding this sink wants of a layered track it has; {@code null} where there is no choice. */
    @Nullable
    String wantedEncoding(int trackId) {
        synchronized (lock) {
            return tracks.wantedEncoding(trackId);
        }
    }

    /** Returns the tracks that newly wait for a key frame; each is named once per time it begins to wait. */
    List<Integer> newlyWaitingForKey() {
        if (!tracks.mayWaitForKey()) {
            return List.of();
        }
        synchronized (lock) {
            return tracks.newlyWaitingForKey();
        }
    }

    /** Forgets everything; the sink is not told and gets nothing more. */
    void close() {
        synchronized (lock) {
            over = true;
            replay.clear();
            live.clear();
            tracks.clear();
        }
    }

    long framesOut() {
        synchronized (lock) {
            return framesOut;
        }
    }

    long framesDropped() {
        synchronized (lock) {
            return framesDropped;
        }
    }

    long queuedBytes() {
        synchronized (lock) {
            long bytes = live.bytes();
            for (QueueEntry entry : replay) {
                bytes += entry instanceof QueuedFrame frame ? frame.cost() : 0;
            }
            return bytes;
        }
    }

    /** Returns when the oldest waiting live frame arrived; {@code now} when none waits. */
    long oldestArrivalNanos(long now) {
        synchronized (lock) {
            QueuedFrame oldest = live.oldest();
            return oldest == null ? now : oldest.frame().arrivalNanos();
        }
    }

    /** Returns the frames waiting now. */
    List<QueueEntry> held() {
        synchronized (lock) {
            List<QueueEntry> held = new ArrayList<>(replay);
            held.addAll(live.entries());
            return held;
        }
    }

    private @Nullable QueueEntry next() {
        if (over) {
            return null;
        }
        QueueEntry entry = replay.poll();
        return entry == null ? live.poll() : entry;
    }

    private void add(Consumer<QueueEntry> target, @Nullable QueueEntry entry) {
        if (entry != null && !over) {
            target.accept(entry);
        }
    }

    private void markDue() {
        if (idle && !(replay.isEmpty() && live.isEmpty())) {
            idle = false;
            wakeDue = true;
        }
    }
}
