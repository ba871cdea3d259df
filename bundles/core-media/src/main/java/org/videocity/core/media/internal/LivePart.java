package org.videocity.core.media.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a sink since it came: bounded in bytes and milliseconds. When it is full, frames nothing refers to and
 * upper layers go first, then whole chains up to the next key frame. Guarded by its queue's lock.
 */
final class LivePart {
    private final SinkTracks tracks;
    private final long maxBytes;
    private final long maxMillis;
    private ArrayDeque<QueueEntry> entries = new ArrayDeque<>();
    private long bytes;
    private int frames;
    /** Changes added since the last frame; some of them may have been polled since. */
    private int changesInARow;

    LivePart(SinkTracks tracks, long maxBytes, long maxMillis) {
        this.tracks = tracks;
        this.maxBytes = maxBytes;
        this.maxMillis = maxMillis;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    Collection<QueueEntry> entries() {
        return entries;
    }

    void add(QueueEntry entry) {
        entries.add(entry);
        bytes += entry.cost();
        if (entry instanceof QueuedFrame) {
            frames++;
            changesInARow = 0;
        } else if (++changesInARow > ChangeRun.MANY) {
            mergeLastChanges();
        }
    }

    @Nullable
    QueueEntry poll() {
        QueueEntry entry = entries.poll();
        if (entry != null) {
            bytes -= entry.cost();
            frames -= entry instanceof QueuedFrame ? 1 : 0;
        }
        return entry;
    }

    /** Returns the frame that waits longest, null where none does. */
    @Nullable
    QueuedFrame oldest() {
        for (QueueEntry entry : entries) {
            if (entry instanceof QueuedFrame frame) {
                return frame;
            }
        }
        return null;
    }

    /** Drops what has to go now that a frame came; returns how many frames that were. */
    int makeRoom(QueuedFrame newest) {
        if (!isFull(newest)) {
            return 0;
        }
        QueueCut cut = new QueueCut(entries, tracks);
        cut.discardable();
        int dropped = install(cut);
        while (entries.peekLast() instanceof QueuedFrame last && isFull(last)) {
            cut = new QueueCut(entries, tracks);
            cut.chain();
            int gone = install(cut);
            if (gone == 0) {
                return dropped;
            }
            dropped += gone;
        }
        return dropped;
    }

    void clear() {
        entries.clear();
        bytes = 0;
        frames = 0;
    }

    private boolean isFull(QueuedFrame newest) {
        if (frames < 2) {
            return false;
        }
        if (bytes > maxBytes) {
            return true;
        }
        QueuedFrame oldest = oldest();
        // Both spans, so that neither a jump in the timestamps nor a file pushed at full speed counts as being behind.
        return oldest != null
                && newest.mediaMillis() - oldest.mediaMillis() > maxMillis
                && newest.frame().arrivalNanos() - oldest.frame().arrivalNanos() > maxMillis * 1_000_000;
    }

    private int install(QueueCut cut) {
        entries = cut.kept();
        bytes = cut.keptBytes();
        frames -= cut.droppedFrames();
        return cut.droppedFrames();
    }

    private void mergeLastChanges() {
        ArrayDeque<QueueEntry.Change> run = new ArrayDeque<>();
        while (entries.peekLast() instanceof QueueEntry.Change change) {
            entries.removeLast();
            bytes -= change.cost();
            run.addFirst(change);
        }
        List<QueueEntry.Change> merged = ChangeRun.merged(List.copyOf(run));
        entries.addAll(merged);
        merged.forEach(change -> bytes += change.cost());
        changesInARow = merged.size();
    }
}
