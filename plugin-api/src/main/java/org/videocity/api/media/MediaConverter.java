package org.videocity.api.media;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.Reason;

/**
 * Turns frames of a publication into another codec or form. One converter serves all sinks that want the same target;
 * it is made with the first and closed with the last. Its failure ends the tracks it makes, never the source.
 *
 * <p>Thread: every call on the executor it was opened with.
 */
@ConsumerType
public interface MediaConverter extends AutoCloseable {
    /** Takes the next frame of one of its tracks. */
    void accept(MediaFrame frame);

    /** Takes a track's new format before its first frame. */
    void onFormat(Track track);

    /** Says that frames of a track were lost before the next one. */
    void onGap(int track);

    /** Says what time it is, about every 10 ms, for whoever buffers. */
    void onTime(long nanos);

    @Override
    void close();

    /** Where a converter puts what it makes. */
    @ProviderType
    interface Output {
        /** Announces (again) the tracks it makes; numbers are those of the tracks they are made from. */
        void tracks(List<Track> made);

        /** Hands over a made frame. */
        void deliver(MediaFrame frame);

        /** Sends feedback towards the source. */
        void feedback(MediaFeedback feedback);

        /** Gives up; the sinks are told why. */
        void failed(Reason why);
    }
}
