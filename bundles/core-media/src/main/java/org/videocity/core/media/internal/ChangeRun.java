package org.videocity.core.media.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Track;

/**
 * Changes with no frame between them. A sink that does not poll while its source changes its mind again and again is told,
 * once there are many, only what they come to: no more than a few entries per track there is.
 *
 * <p>Used once, under the queue's lock.
 */
final class ChangeRun {
    /** Shorter runs are told as they were. */
    static final int MANY = 16;

    private final Set<Integer> removed = new LinkedHashSet<>();
    private final Map<Integer, Track> added = new LinkedHashMap<>();
    private final Map<Integer, Track> formats = new LinkedHashMap<>();
    private final Map<Integer, QueueEntry.Unavailable> unavailable = new LinkedHashMap<>();
    private final Map<Integer, Integer> gaps = new LinkedHashMap<>();
    private boolean resumed;
    private boolean suspended;
    private QueueEntry.@Nullable Ended ended;

    private ChangeRun() {}

    /** Returns changes that leave a sink knowing the same; the same ones where they are few. */
    static List<QueueEntry.Change> merged(List<QueueEntry.Change> run) {
        if (run.size() <= MANY) {
            return run;
        }
        ChangeRun merging = new ChangeRun();
        run.forEach(merging::take);
        return merging.told();
    }

    private void take(QueueEntry.Change change) {
        if (change instanceof QueueEntry.Tracks c) {
            c.removed().forEach(this::remove);
            c.added().forEach(this::add);
        } else if (change instanceof QueueEntry.Format c) {
            (added.containsKey(c.track().id()) ? added : formats).put(c.track().id(), c.track());
        } else if (change instanceof QueueEntry.Unavailable c) {
            unavailable.put(c.track().id(), c);
        } else if (change instanceof QueueEntry.Gap c) {
            gaps.merge(c.track(), c.frames(), Integer::sum);
        } else if (change instanceof QueueEntry.Suspended) {
            suspended = true;
        } else if (change instanceof QueueEntry.Resumed) {
            resumed = true;
            suspended = false;
        } else if (change instanceof QueueEntry.Ended c) {
            ended = c;
        }
    }

    private void remove(int id) {
        formats.remove(id);
        unavailable.remove(id);
        gaps.remove(id);
        if (added.remove(id) == null) {
            removed.add(id);
        }
    }

    private void add(Track track) {
        formats.remove(track.id());
        unavailable.remove(track.id());
        added.put(track.id(), track);
    }

    private List<QueueEntry.Change> told() {
        List<QueueEntry.Change> told = new ArrayList<>();
        if (resumed) {
            told.add(new QueueEntry.Resumed());
        }
        if (!removed.isEmpty()) {
            told.add(new QueueEntry.Tracks(List.of(), List.copyOf(removed)));
        }
        if (!added.isEmpty()) {
            told.add(new QueueEntry.Tracks(List.copyOf(added.values()), List.of()));
        }
        formats.values().forEach(track -> told.add(new QueueEntry.Format(track)));
        told.addAll(unavailable.values());
        gaps.forEach((track, frames) -> told.add(new QueueEntry.Gap(track, frames)));
        if (suspended) {
            told.add(new QueueEntry.Suspended());
        }
        if (ended != null) {
            told.add(ended);
        }
        return told;
    }
}
