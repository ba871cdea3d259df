package org.videocity.core.media.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.RtpPacket;

/**
 * Makes room in the queue of a sink that is behind, in the order of the contract: frames nothing refers to and upper
 * temporal layers first, then whole dependency chains up to the next key frame, with the audio of the same span. A gap
 * stands before the next frame of every track that lost some. Changes are all kept, merged where many come together.
 *
 * <p>Used once, under the queue's lock; goes over the queue once.
 */
final class QueueCut {
    private final ArrayDeque<QueueEntry> queue;
    private final SinkTracks tracks;
    private final ArrayDeque<QueueEntry> kept;
    private final Map<Integer, Integer> gaps = new HashMap<>();
    private final List<QueueEntry.Change> run = new ArrayList<>();
    private int droppedFrames;
    private long keptBytes;

    QueueCut(ArrayDeque<QueueEntry> queue, SinkTracks tracks) {
        this.queue = queue;
        this.tracks = tracks;
        this.kept = new ArrayDeque<>(queue.size());
    }

    ArrayDeque<QueueEntry> kept() {
        return kept;
    }

    int droppedFrames() {
        return droppedFrames;
    }

    long keptBytes() {
        return keptBytes;
    }

    /** Drops what no other frame needs. */
    void discardable() {
        for (QueueEntry entry : queue) {
            if (entry instanceof QueuedFrame frame && frame.isVideo() && isSpare(frame)) {
                drop(frame);
            } else {
                keep(entry);
            }
        }
        finish();
    }

    private boolean isSpare(QueuedFrame frame) {
        if (frame.frame() instanceof RtpPacket packet && packet.temporalLayer() > 0) {
            tracks.lowerTemporal(packet.track());
            return true;
        }
        return frame.frame().discardable();
    }

    /** Drops everything up to the next key frame, or everything where none is waiting. */
    void chain() {
        int until = nextKeyFrame();
        Set<QueuedFrame> newestData = newestData();
        Set<Integer> broken = new HashSet<>();
        int index = 0;
        for (QueueEntry entry : queue) {
            if (!(entry instanceof QueuedFrame frame)) {
                keep(entry);
            } else if (frame.kind() == MediaKind.DATA) {
                keepOrDrop(frame, index >= until || newestData.contains(frame));
            } else {
                keepOrDrop(frame, index >= until && isDecodable(frame, broken));
                if (index < until && frame.isVideo()) {
                    broken.add(frame.frame().track());
                }
            }
            index++;
        }
        broken.forEach(tracks::fallBehind);
        finish();
    }

    private static boolean isDecodable(QueuedFrame frame, Set<Integer> broken) {
        if (frame.isVideo() && frame.frame().keyFrame()) {
            broken.remove(frame.frame().track());
        }
        return !frame.isVideo() || !broken.contains(frame.frame().track());
    }

    /** Returns where the second chain begins; without video, the middle of the queue. */
    private int nextKeyFrame() {
        boolean inChain = false;
        int index = 0;
        for (QueueEntry entry : queue) {
            if (entry instanceof QueuedFrame frame && frame.isVideo()) {
                if (inChain && frame.frame().keyFrame() && frame.frame().switchPoint()) {
                    return index;
                }
                inChain = true;
            }
            index++;
        }
        return inChain ? index : (index + 1) / 2;
    }

    private Set<QueuedFrame> newestData() {
        Map<Integer, QueuedFrame> newest = new HashMap<>();
        for (QueueEntry entry : queue) {
            if (entry instanceof QueuedFrame frame && frame.kind() == MediaKind.DATA) {
                newest.put(frame.frame().track(), frame);
            }
        }
        return new HashSet<>(newest.values());
    }

    private void keepOrDrop(QueuedFrame frame, boolean wanted) {
        if (wanted) {
            keep(frame);
        } else {
            drop(frame);
        }
    }

    private void drop(QueuedFrame frame) {
        gaps.merge(frame.frame().track(), 1, Integer::sum);
        droppedFrames++;
    }

    private void keep(QueueEntry entry) {
        if (entry instanceof QueueEntry.Gap earlier) {
            gaps.merge(earlier.track(), earlier.frames(), Integer::sum);
            return;
        }
        if (entry instanceof QueueEntry.Change change) {
            run.add(change);
        } else if (entry instanceof QueuedFrame frame) {
            Integer lost = gaps.remove(frame.frame().track());
            if (lost != null) {
                run.add(new QueueEntry.Gap(frame.frame().track(), lost));
            }
            keepRun();
            add(frame);
        }
    }

    /** Changes that stood between dropped frames now follow each other. */
    private void keepRun() {
        ChangeRun.merged(run).forEach(this::add);
        run.clear();
    }

    private void add(QueueEntry entry) {
        kept.add(entry);
        keptBytes += entry.cost();
    }

    private void finish() {
        keepRun();
        gaps.forEach(tracks::lose);
    }
}
