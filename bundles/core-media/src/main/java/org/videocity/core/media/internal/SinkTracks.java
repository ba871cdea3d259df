package org.videocity.core.media.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Track;

/** The tracks one sink gets, each from one origin. Guarded by its queue's lock. */
final class SinkTracks {
    private static final SinkTrack[] NONE = {};

    private final Predicate<Track> takes;
    private final boolean startAtKeyFrame;
    private SinkTrack[] tracks = NONE;
    private @Nullable Wish wish;
    private volatile boolean someWait;

    /** The layers a sink asked for. */
    record Wish(String encoding, int maxSpatial, int maxTemporal) {}

    SinkTracks(Predicate<Track> takes, boolean startAtKeyFrame) {
        this.takes = takes;
        this.startAtKeyFrame = startAtKeyFrame;
    }

    @Nullable
    SinkTrack find(Fanout origin, int id) {
        for (SinkTrack track : tracks) {
            if (track.is(origin, id)) {
                return track;
            }
        }
        return null;
    }

    /** Applies a change of an origin's tracks; returns what of it the sink is told, if anything. */
    QueueEntry.@Nullable Tracks change(Fanout origin, QueueEntry.Tracks change) {
        List<Track> added = new ArrayList<>();
        List<Integer> removed = new ArrayList<>();
        for (int id : change.removed()) {
            if (remove(origin, id)) {
                removed.add(id);
            }
        }
        for (Track track : change.added()) {
            if (takes.test(track)) {
                remove(origin, track.id());
                put(new SinkTrack(origin, track, startAtKeyFrame));
                added.add(track);
            }
        }
        return added.isEmpty() && removed.isEmpty() ? null : new QueueEntry.Tracks(added, removed);
    }

    /** Applies a new format; a codec the sink does not take is a track that went, and the other way round. */
    QueueEntry.@Nullable Change change(Fanout origin, QueueEntry.Format change, boolean sameMedia) {
        Track track = change.track();
        SinkTrack known = find(origin, track.id());
        if (known == null) {
            return change(origin, new QueueEntry.Tracks(List.of(track), List.of()));
        }
        if (!takes.test(track)) {
            return change(origin, new QueueEntry.Tracks(List.of(), List.of(track.id())));
        }
        if (known.format(track, sameMedia)) {
            apply(known);
        }
        return change;
    }

    /** Returns the numbers of the tracks that come from an origin. */
    List<Integer> from(Fanout origin) {
        return Arrays.stream(tracks)
                .filter(t -> t.from(origin))
                .map(SinkTrack::id)
                .toList();
    }

    void want(Wish wanted) {
        wish = wanted;
        for (SinkTrack track : tracks) {
            apply(track);
        }
    }

    @Nullable
    String wantedEncoding(int id) {
        for (SinkTrack track : tracks) {
            LayerChoice layers = track.layers();
            if (track.id() == id && layers != null) {
                return layers.wanted();
            }
        }
        return null;
    }

    void restart() {
        someWait = true;
        for (SinkTrack track : tracks) {
            track.restart();
        }
    }

    void lowerTemporal(int id) {
        each(id, track -> {
            LayerChoice layers = track.layers();
            if (layers != null) {
                layers.lowerTemporal();
            }
        });
    }

    void fallBehind(int id) {
        each(id, SinkTrack::fallBehind);
        someWait = true;
    }

    /** Tells whether a track may have begun to wait for a key frame; safe from any thread. */
    boolean mayWaitForKey() {
        return someWait;
    }

    List<Integer> newlyWaitingForKey() {
        someWait = false;
        return Arrays.stream(tracks)
                .filter(SinkTrack::newlyWaitsForKey)
                .map(SinkTrack::id)
                .toList();
    }

    void lose(int id, int frames) {
        each(id, track -> track.lose(frames));
    }

    void clear() {
        tracks = NONE;
    }

    private void each(int id, Consumer<SinkTrack> what) {
        for (SinkTrack track : tracks) {
            if (track.id() == id) {
                what.accept(track);
            }
        }
    }

    private void put(SinkTrack track) {
        SinkTrack[] more = Arrays.copyOf(tracks, tracks.length + 1);
        more[tracks.length] = track;
        tracks = more;
        someWait = true;
        apply(track);
    }

    private boolean remove(Fanout origin, int id) {
        List<SinkTrack> rest = new ArrayList<>(Arrays.asList(tracks));
        boolean had = rest.removeIf(t -> t.is(origin, id));
        tracks = rest.toArray(NONE);
        return had;
    }

    private void apply(SinkTrack track) {
        LayerChoice layers = track.layers();
        if (wish != null && layers != null) {
            layers.want(wish.encoding(), wish.maxSpatial(), wish.maxTemporal());
        }
    }
}
