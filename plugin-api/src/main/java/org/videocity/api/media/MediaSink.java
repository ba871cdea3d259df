package org.videocity.api.media;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.videocity.api.Reason;

/**
 * The receiving side of a subscription.
 *
 * <p>Threads: {@link #wakeUp} is called on the publisher's thread and never blocks. Everything else is called inside
 * {@link Subscription#poll}, on the thread that polls, in order with the frames.
 */
@ConsumerType
public interface MediaSink {
    /** Says that {@code poll} has something; called at most once until {@code poll} has returned {@code null}. */
    void wakeUp();

    /** Names tracks that came and went; the first call, before any frame, names all there are. */
    void onTracks(List<Track> added, List<Integer> removed);

    /** Gives a track's new format before its first frame, which is a key frame. */
    void onFormat(Track track);

    /** Says that a track is there but cannot be had in a form this sink accepts, and why. */
    default void onUnavailable(Track track, Reason why) {}

    /** Says that frames of a track were dropped before the next one, because this sink was behind. */
    default void onGap(int track, int frames) {}

    /** Says that the publisher's connection was lost; the publication waits for it a while. */
    default void onSuspended() {}

    /** Says that the publisher is back; formats and a key frame follow. */
    default void onResumed() {}

    /** Says that no further frame comes; with {@link Reason#RESTARTING} watching again will work soon. */
    void onEnded(Reason reason);
}
