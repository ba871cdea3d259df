package org.videocity.core.media.internal;

import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.api.Reason;
import org.videocity.api.media.Track;

/** What stands in a sink's queue: frames, and the changes that must reach the sink between them. */
sealed interface QueueEntry permits QueuedFrame, QueueEntry.Change {
    /** What a change costs beside the formats it holds. */
    int CHANGE_BYTES = 1_024;

    /** Returns what it counts against bounds in bytes. */
    long cost();

    /** Anything that is no frame; told to the sink inside {@code poll}. */
    sealed interface Change extends QueueEntry {
        @Override
        default long cost() {
            return CHANGE_BYTES;
        }
    }

    record Tracks(List<Track> added, List<Integer> removed) implements Change {
        @Override
        public long cost() {
            long bytes = CHANGE_BYTES;
            for (Track track : added) {
                bytes += configurationBytes(track);
            }
            return bytes;
        }
    }

    record Format(Track track) implements Change {
        @Override
        public long cost() {
            return CHANGE_BYTES + configurationBytes(track);
        }
    }

    record Unavailable(Track track, Reason why) implements Change {}

    /** Stands before a frame, whose cost covers it. */
    record Gap(int track, int frames) implements Change {
        @Override
        public long cost() {
            return 0;
        }
    }

    record Suspended() implements Change {}

    record Resumed() implements Change {}

    record Ended(Reason reason) implements Change {}

    private static long configurationBytes(Track track) {
        long bytes = track.format().codecConfiguration().remaining();
        for (ByteBuffer extension : track.format().extensions().values()) {
            bytes += extension.remaining();
        }
        return bytes;
    }
}
