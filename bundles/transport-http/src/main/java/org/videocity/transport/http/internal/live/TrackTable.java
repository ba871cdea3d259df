package org.videocity.transport.http.internal.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Track;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.MpegAudioHeader;

/**
 * Knows a publication's tracks and when enough of them are known to begin: a publisher announces sound and picture one
 * after the other, and a viewer should not see its format change in the first instant. Thread: its feed's.
 */
final class TrackTable {
    private final Container container;
    private final long settleNanos;
    private final Map<Integer, Track> tracks = new LinkedHashMap<>();
    private @Nullable MpegAudioHeader mp3;
    private boolean missesMp3;
    private boolean settled;
    private long deadline;

    TrackTable(Container container, long settleNanos) {
        this.container = container;
        this.settleNanos = settleNanos;
    }

    void forgetAll() {
        tracks.clear();
        settled = false;
    }

    /**
     * Takes tracks that came and went.
     *
     * @param stable the publication is not new, so what there is now is likely all
     */
    void change(List<Track> added, List<Integer> removed, boolean stable, long now) {
        removed.forEach(tracks::remove);
        added.forEach(track -> tracks.put(track.id(), track));
        missesMp3 = mp3 == null && tracks.values().stream().anyMatch(TrackTable::isMp3);
        deadline = now + settleNanos;
        settled = stable ? allReady() : bothReady();
    }

    /** Takes a track's new format. */
    void format(Track track, long now) {
        tracks.put(track.id(), track);
        if (isMp3(track)) {
            mp3 = null;
            missesMp3 = true;
            settled = false;
            deadline = now + settleNanos;
        }
    }

    @Nullable
    Track track(int id) {
        return tracks.get(id);
    }

    /** Looks at a frame for what no codec configuration says. */
    void look(AccessUnit unit) {
        if (!missesMp3) {
            return;
        }
        Track track = tracks.get(unit.track());
        if (track != null && isMp3(track)) {
            try {
                mp3 = MpegAudioHeader.parse(unit.payload());
                missesMp3 = false;
            } catch (BitstreamException unreadable) {
                mp3 = null;
            }
        }
    }

    /** Tells whether to begin; once it does, until the tracks change. */
    boolean isSettled(long now) {
        if (!settled) {
            boolean late = now - deadline >= 0;
            settled = bothReady() || (late && !lineup().isEmpty());
        }
        return settled;
    }

    /** Tells when waiting for more tracks ends, by {@link System#nanoTime()}. */
    long deadline() {
        return deadline;
    }

    /** Returns the tracks to carry that are ready. */
    Lineup lineup() {
        return new Lineup(ready(MediaKind.VIDEO), ready(MediaKind.AUDIO), first(MediaKind.DATA), mp3);
    }

    private boolean bothReady() {
        return ready(MediaKind.VIDEO) != null && ready(MediaKind.AUDIO) != null;
    }

    private boolean allReady() {
        Lineup ready = lineup();
        return !ready.isEmpty() && first(MediaKind.VIDEO) == ready.video() && first(MediaKind.AUDIO) == ready.audio();
    }

    private @Nullable Track ready(MediaKind kind) {
        Track track = first(kind);
        return track != null && isReady(track) ? track : null;
    }

    private @Nullable Track first(MediaKind kind) {
        for (Track track : tracks.values()) {
            if (track.format().kind() == kind && container.carries(track.format())) {
                return track;
            }
        }
        return null;
    }

    private static boolean isMp3(Track track) {
        return track.format().codec().equals(Codec.MP3);
    }

    private boolean isReady(Track track) {
        if (isMp3(track)) {
            return mp3 != null;
        }
        return track.format().kind() == MediaKind.DATA
                || track.format().codecConfiguration().hasRemaining();
    }
}
