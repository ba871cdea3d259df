package org.videocity.transport.http.internal.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Track;

/**
 * Knows a publication's tracks and when enough of them are known to begin: a publisher announces sound and picture one
 * after the other, and a viewer should not see its format change in the first instant. Thread: its feed's.
 */
final class TrackTable {
    private static final List<MediaKind> MEDIA = List.of(MediaKind.VIDEO, MediaKind.AUDIO);

    private final Container container;
    private final Choice choice;
    private final long settleNanos;
    private final Map<Integer, Track> tracks = new TreeMap<>();
    private final Map<Integer, FrameFacts> facts = new HashMap<>();
    private boolean missesFacts;
    private boolean settled;
    private long deadline;

    TrackTable(Container container, Choice choice, long settleNanos) {
        this.container = container;
        this.choice = choice;
        this.settleNanos = settleNanos;
    }

    void forgetAll() {
        tracks.clear();
        facts.clear();
        settled = false;
    }

    /**
     * Takes tracks that came and went.
     *
     * @param stable the publication is not new, so what there is now is likely all
     */
    void change(List<Track> added, List<Integer> removed, boolean stable, long now) {
        removed.forEach(tracks::remove);
        removed.forEach(facts::remove);
        added.forEach(track -> tracks.put(track.id(), track));
        missesFacts = tracks.values().stream().anyMatch(this::lacksFacts);
        deadline = now + settleNanos;
        settled = stable ? nothingMissing() : enough();
    }

    /** Takes a track's new format. */
    void format(Track track, long now) {
        tracks.put(track.id(), track);
        if (FrameFacts.areNeeded(track)) {
            facts.remove(track.id());
            missesFacts = true;
            settled = false;
            deadline = now + settleNanos;
        }
    }

    @Nullable
    Track track(int id) {
        return tracks.get(id);
    }

    /** Looks at a frame for what no codec configuration says. */
    void look(AccessUnit unit) {
        if (!missesFacts) {
            return;
        }
        Track track = tracks.get(unit.track());
        if (track != null && lacksFacts(track)) {
            FrameFacts.of(track, unit).ifPresent(found -> facts.put(track.id(), found));
            missesFacts = tracks.values().stream().anyMatch(this::lacksFacts);
        }
    }

    /** Tells whether to begin; once it does, until the tracks change. */
    boolean isSettled(long now) {
        if (!settled) {
            boolean late = now - deadline >= 0;
            settled = enough() || (late && !lineup().isEmpty());
        }
        return settled;
    }

    /** Tells when waiting for more tracks ends, by {@link System#nanoTime()}. */
    long deadline() {
        return deadline;
    }

    /** Returns the tracks to carry that are ready. */
    Lineup lineup() {
        List<Lineup.Entry> media = new ArrayList<>();
        List<Lineup.Entry> others = new ArrayList<>();
        for (MediaKind kind : MEDIA) {
            int number = 0;
            for (Track track : fitting(kind)) {
                number++;
                if (isReady(track)) {
                    FrameFacts seen = facts.getOrDefault(track.id(), FrameFacts.NONE);
                    (choice.takes(kind, number) ? media : others).add(new Lineup.Entry(track, number, seen));
                }
            }
        }
        List<Track> data = fitting(MediaKind.DATA);
        return new Lineup(List.copyOf(media), List.copyOf(others), data.isEmpty() ? null : data.get(0));
    }

    /** A picture and sound are there, which is what most streams have; who wants all waits for what else may come. */
    private boolean enough() {
        List<Lineup.Entry> ready = lineup().media();
        return !choice.all()
                && MEDIA.stream()
                        .filter(choice::wants)
                        .allMatch(kind ->
                                ready.stream().anyMatch(e -> e.track().format().kind() == kind));
    }

    /** Every track there is that is wanted can be carried now. */
    private boolean nothingMissing() {
        long wanted = 0;
        for (MediaKind kind : MEDIA) {
            int there = fitting(kind).size();
            for (int number = 1; number <= there; number++) {
                wanted += choice.takes(kind, number) ? 1 : 0;
            }
        }
        return wanted > 0 && lineup().media().size() == wanted;
    }

    private List<Track> fitting(MediaKind kind) {
        return tracks.values().stream()
                .filter(track -> track.format().kind() == kind && container.carries(track.format()))
                .toList();
    }

    private boolean lacksFacts(Track track) {
        return FrameFacts.areNeeded(track) && !facts.containsKey(track.id());
    }

    private boolean isReady(Track track) {
        return !lacksFacts(track)
                && (Container.goesWithoutConfiguration(track.format())
                        || track.format().codecConfiguration().hasRemaining());
    }
}
