package org.videocity.core.media.internal;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Encoding;
import org.videocity.api.media.MediaFeedback.BitRateLimit;
import org.videocity.api.media.Track;

/** Works out what a source is asked for (contract 11). */
final class Demand {
    private Demand() {}

    /**
     * Returns the rate for a track. Layered: without limit, up to the highest layer somebody watches. Single layer: the
     * least any receiver takes, receivers below the floor left aside.
     */
    static BitRateLimit of(Track track, Collection<LiveSubscription> receivers, long floorBitsPerSecond) {
        List<Encoding> encodings = track.format().encodings();
        if (encodings.size() > 1) {
            return new BitRateLimit(track.id(), highestWatched(track, receivers), Long.MAX_VALUE);
        }
        long least = Long.MAX_VALUE;
        for (LiveSubscription receiver : receivers) {
            long takes = receiver.maxBitsPerSecond();
            if (takes >= floorBitsPerSecond) {
                least = Math.min(least, takes);
            }
        }
        return new BitRateLimit(track.id(), encodings.get(0).id(), least);
    }

    private static String highestWatched(Track track, Collection<LiveSubscription> receivers) {
        @Nullable Encoding highest = null;
        for (LiveSubscription receiver : receivers) {
            String wanted = receiver.queue().wantedEncoding(track.id());
            for (Encoding encoding : track.format().encodings()) {
                boolean watched = encoding.id().equals(wanted);
                if (watched && (highest == null || LayerChoice.BY_SIZE.compare(encoding, highest) > 0)) {
                    highest = encoding;
                }
            }
        }
        return highest == null ? track.format().encodings().get(0).id() : highest.id();
    }
}
