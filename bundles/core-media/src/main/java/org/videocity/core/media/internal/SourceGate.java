package org.videocity.core.media.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.RtpPacket;
import org.videocity.api.media.Track;

/**
 * Decides which frames of a source get in after its publisher came back: those of tracks it announced anew, video from
 * its first key frame on, and nothing that would lie before what was already sent.
 *
 * <p>Tracks that are not announced again are given up once a second of the new connection's media has passed: encoders
 * announce their tracks one by one.
 *
 * <p>Guarded by the publication's lock.
 */
final class SourceGate {
    private static final long ANNOUNCE_MILLIS = 1_000;

    private final Timeline timeline = new Timeline();
    private final Set<Integer> notAnnounced = new HashSet<>();
    private final Set<Integer> waitingForKey = new HashSet<>();
    private long firstMillis = Long.MIN_VALUE;

    /** Begins anew with the next connection. */
    void resume(List<Track> known) {
        timeline.resume();
        notAnnounced.clear();
        notAnnounced.addAll(known.stream().map(Track::id).collect(Collectors.toSet()));
        waitingForKey.clear();
        for (Track track : known) {
            if (track.format().kind() == MediaKind.VIDEO) {
                waitingForKey.add(track.id());
            }
        }
        firstMillis = Long.MIN_VALUE;
    }

    /** Takes a track as its source announces it; returns it as sinks must hear of it. */
    Track announced(Track track) {
        notAnnounced.remove(track.id());
        return timeline.announced(track);
    }

    /** Takes a track's new format as its source gives it; returns it as sinks must hear of it. */
    Track format(Track track) {
        return timeline.announced(track);
    }

    /** Returns a track that sinks must hear of anew before the frame just let in, once; usually {@code null}. */
    @Nullable
    Track takeRetold() {
        return timeline.takeRetold();
    }

    void removed(int track) {
        notAnnounced.remove(track);
        waitingForKey.remove(track);
    }

    /** Lets a frame in, on the publication's timeline, or {@code null}. */
    @Nullable
    MediaFrame admit(MediaFrame frame, Track track) {
        if (notAnnounced.contains(track.id())) {
            return null;
        }
        if (!waitingForKey.isEmpty() && waitingForKey.contains(track.id())) {
            if (!frame.keyFrame()) {
                return null;
            }
            waitingForKey.remove(track.id());
        }
        return frame instanceof RtpPacket packet
                ? timeline.place(packet, track.format())
                : timeline.place((AccessUnit) frame, track.format());
    }

    /** Returns the tracks to give up at this point of the publication's timeline, usually none. */
    List<Integer> givenUp(MediaFrame placed, Track track) {
        if (notAnnounced.isEmpty() || track.format().kind() == MediaKind.DATA) {
            return List.of();
        }
        long millis = new QueuedFrame(placed, track.format()).mediaMillis();
        if (firstMillis == Long.MIN_VALUE) {
            firstMillis = millis;
        }
        if (millis - firstMillis < ANNOUNCE_MILLIS) {
            return List.of();
        }
        List<Integer> gone = List.copyOf(notAnnounced);
        notAnnounced.clear();
        waitingForKey.removeAll(gone);
        return gone;
    }
}
