package org.videocity.core.media.internal;

import java.util.List;
import org.videocity.api.Reason;
import org.videocity.api.media.Track;

/** What stands in a sink's queue: frames, and the changes that must reach the sink between them. */
sealed interface QueueEntry permits QueuedFrame, QueueEntry.Change {
    /** Anything that is no frame; told to the sink inside {@code poll}. */
    sealed interface Change extends QueueEntry {}

    record Tracks(List<Track> added, List<Integer> removed) implements Change {}

    record Format(Track track) implements Change {}

    record Unavailable(Track track, Reason why) implements Change {}

    record Gap(int track, int frames) implements Change {}

    record Suspended() implements Change {}

    record Resumed() implements Change {}

    record Ended(Reason reason) implements Change {}
}
