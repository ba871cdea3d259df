package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;

/**
 * Knows which of a publication's tracks RTMP can carry, in the order of their numbers, and says each frame as an RTMP
 * message. Thread: its fan-out's event loop.
 */
final class PlayTracks {
    private final List<Track> known = new ArrayList<>();
    private @Nullable Track data;
    private @Nullable PlayedTrack lead;
    private Headers headers = Headers.NONE;

    static SubscriptionRequest request(String transport, long maxQueueBytes) {
        SubscriptionRequest.Accepted accepted =
                new SubscriptionRequest.Accepted(PayloadForm.ACCESS_UNIT, WireCodec.CARRIED);
        return new SubscriptionRequest(transport, List.of(accepted), true, maxQueueBytes, 10_000);
    }

    Headers headers() {
        return headers;
    }

    /** Tells whether there is anything to hear or see. */
    boolean playable() {
        return !headers.tracks().isEmpty();
    }

    boolean hasVideo() {
        return lead != null;
    }

    void tracks(List<Track> added, List<Integer> removed) {
        known.removeIf(track -> removed.contains(track.id()));
        for (Track track : added) {
            known.removeIf(before -> before.id() == track.id());
            known.add(track);
        }
        known.sort(Comparator.comparingInt(Track::id));
        choose();
    }

    void format(Track track) {
        tracks(List.of(track), List.of());
    }

    /** Tells whether a frame is a picture of the first video track, whose key frames are where viewers join. */
    boolean isVideo(AccessUnit frame) {
        PlayedTrack first = lead;
        return first != null && first.id() == frame.track();
    }

    /** Takes an onMetaData into the headers; says whether the frame was one. */
    boolean metadata(AccessUnit frame) {
        Track chosen = data;
        if (chosen == null || chosen.id() != frame.track() || !DataIntake.isMetadata(frame.payload())) {
            return false;
        }
        headers = headers.withMetadata(chosen.id(), frame.payload());
        return true;
    }

    /** Returns the frame as a message, or null where its track is not played. */
    @Nullable
    FanoutMessage message(AccessUnit frame) {
        List<PlayedTrack> tracks = headers.tracks();
        for (int i = 0; i < tracks.size(); i++) {
            if (tracks.get(i).id() == frame.track()) {
                return tracks.get(i).message(frame);
            }
        }
        Track chosen = data;
        return chosen != null && chosen.id() == frame.track() ? PlayedTrack.data(chosen, frame) : null;
    }

    private void choose() {
        List<PlayedTrack> now = new ArrayList<>();
        lead = null;
        data = null;
        int pictures = 0;
        int sounds = 0;
        for (Track track : known) {
            WireCodec codec = WireCodec.of(track.format().codec());
            if (track.format().form() != PayloadForm.ACCESS_UNIT) {
                continue;
            }
            if (codec != null && track.format().kind() == codec.kind()) {
                int place = codec.kind() == MediaKind.VIDEO ? pictures++ : sounds++;
                PlayedTrack played = played(track, codec, place);
                lead = lead == null && codec.kind() == MediaKind.VIDEO ? played : lead;
                now.add(played);
            } else if (data == null && track.format().codec().equals(Codec.AMF0)) {
                data = track;
            }
        }
        if (!now.equals(headers.tracks())) {
            headers = headers.withTracks(now);
        }
    }

    /** Returns a track as it was played before, where nothing about it has changed. */
    private PlayedTrack played(Track track, WireCodec codec, int place) {
        for (PlayedTrack before : headers.tracks()) {
            if (before.is(track, place)) {
                return before;
            }
        }
        return new PlayedTrack(track, codec, place);
    }
}
