package org.videocity.transport.http.internal.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Track;

/**
 * The tracks of a publication that go into a container.
 *
 * @param media pictures, then sound
 * @param others pictures and sound that would fit but were not chosen
 * @param data {@code onMetaData}
 */
record Lineup(
        List<Entry> media, List<Entry> others, @Nullable Track data) {
    static final Lineup EMPTY = new Lineup(List.of(), List.of(), null);

    /**
     * One track.
     *
     * @param number which of its kind it is, from 1
     * @param facts what its frames said
     */
    record Entry(Track track, int number, FrameFacts facts) {
        boolean isVideo() {
            return track.format().kind() == MediaKind.VIDEO;
        }
    }

    boolean isEmpty() {
        return media.isEmpty();
    }

    /** Returns the picture that decides where pieces begin, null for sound alone. */
    @Nullable
    Track leader() {
        return media.isEmpty() || !media.get(0).isVideo() ? null : media.get(0).track();
    }

    boolean isData(int track) {
        return data != null && data.id() == track;
    }
}
