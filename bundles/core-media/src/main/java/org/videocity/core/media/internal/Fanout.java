package org.videocity.core.media.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/**
 * Carries what comes from one origin (a source, or a converter) to the queues that stand on it, in one order for all.
 *
 * <p>Guarded by its owner's lock, but for {@link #wake} and {@link #queues}, which are safe from any thread.
 */
final class Fanout {
    private static final SinkQueue[] NONE = {};

    private final Map<Integer, Track> tracks = new LinkedHashMap<>();
    private final GopCache cache;
    private volatile SinkQueue[] queues = NONE;
    private volatile List<Track> tracksNow = List.of();

    Fanout(BusLimits limits) {
        this.cache = new GopCache(limits);
    }

    /** Puts a queue on it, with the tracks there are and, where it wants them, the frames a late joiner gets. */
    void join(SinkQueue queue, boolean withCache) {
        if (withCache) {
            queue.replay(this, cache.tracksAtStart(tracks.values()), cache.newestData(), cache.entries());
        } else {
            queue.replay(this, tracksNow, List.of(), List.of());
        }
        SinkQueue[] more = Arrays.copyOf(queues, queues.length + 1);
        more[queues.length] = queue;
        queues = more;
    }

    /** Takes a queue off it; returns whether it stood there. */
    boolean leave(SinkQueue queue) {
        List<SinkQueue> rest = new ArrayList<>(Arrays.asList(queues));
        boolean stood = rest.remove(queue);
        queues = rest.toArray(NONE);
        return stood;
    }

    SinkQueue[] queues() {
        return queues;
    }

    /** Returns the tracks of this moment; safe from any thread. */
    List<Track> tracks() {
        return tracksNow;
    }

    @Nullable
    Track track(int id) {
        return tracks.get(id);
    }

    /** Announces tracks that came and went. Numbers of the removed that nobody knows are ignored. */
    void tracks(List<Track> added, List<Integer> removed) {
        List<Integer> known = removed.stream().filter(tracks::containsKey).toList();
        if (added.isEmpty() && known.isEmpty()) {
            return;
        }
        QueueEntry.Tracks change = new QueueEntry.Tracks(List.copyOf(added), known);
        cache.change(change, tracks.values());
        known.forEach(tracks::remove);
        added.forEach(t -> tracks.put(t.id(), t));
        tracksNow = List.copyOf(tracks.values());
        for (SinkQueue queue : queues) {
            queue.tracks(this, change);
        }
    }

    /** Announces a track's new format; nothing happens when it is the one it has. */
    void format(Track track) {
        Track before = tracks.get(track.id());
        if (before == null || before.equals(track)) {
            return;
        }
        QueueEntry.Format change = new QueueEntry.Format(track);
        cache.change(change, tracks.values());
        tracks.put(track.id(), track);
        tracksNow = List.copyOf(tracks.values());
        boolean sameMedia = sameMedia(before.format(), track.format());
        for (SinkQueue queue : queues) {
            queue.format(this, change, sameMedia);
        }
    }

    /** Sends a frame to every queue and keeps it for late joiners. */
    void frame(MediaFrame frame, TrackFormat format) {
        QueuedFrame entry = new QueuedFrame(frame, format);
        for (SinkQueue queue : queues) {
            queue.frame(this, entry);
        }
        cache.add(entry, tracksNow);
    }

    /** Tells every queue something that is about the publication as a whole. */
    void tell(QueueEntry.Change change) {
        for (SinkQueue queue : queues) {
            queue.tell(change);
        }
    }

    /** Wakes the sinks that have something and sleep; called with no lock held. */
    void wake() {
        for (SinkQueue queue : queues) {
            queue.wakeIfDue();
        }
    }

    void forgetFrames() {
        cache.clear();
    }

    /** Returns the frames held for late joiners. */
    Collection<QueueEntry> held() {
        List<QueueEntry> held = new ArrayList<>(cache.entries());
        held.addAll(cache.newestData());
        return held;
    }

    /** Tells whether two formats differ in nothing a decoder needs: the newest sender report, side information. */
    static boolean sameMedia(TrackFormat one, TrackFormat other) {
        return one.equals(other) || one.equals(other.withClock(one.clock()).withExtensions(one.extensions()));
    }
}
