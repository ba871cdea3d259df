package org.videocity.api.media;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.Reason;

/**
 * The publisher's hand on its publication.
 *
 * <p>Thread: calls come from one thread at a time, in order. No call blocks. After the source was told
 * {@link MediaSource#onEnded} every call is silently without effect.
 */
@ProviderType
public interface PublicationFeed {
    /** Returns what receivers see. */
    Publication publication();

    /**
     * Adds and removes tracks. A feed that resumes a publication announces its tracks anew; a track with a known number
     * and an equal format is taken as the same.
     */
    void tracks(List<Track> added, List<Integer> removed);

    /** Changes the format of a track; the next frame of it is a key frame. */
    void format(Track track);

    /** Hands over a frame of a track announced before. */
    void deliver(MediaFrame frame);

    /** Says that the connection was lost; the publication waits {@code resumeMillis} for the publisher to return. */
    void lost();

    /** Ends the publication. */
    void end(Reason reason);
}
