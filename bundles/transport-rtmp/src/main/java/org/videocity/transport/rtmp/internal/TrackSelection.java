package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.List;
import org.videocity.api.media.MediaKind;

/** Which of a publication's tracks a kind of viewer gets, and as what. Immutable. */
final class TrackSelection {
    private final Reception reception;
    private final int[] tracks;
    private final TrackShape[] shapes;
    private final List<PlayedTrack> missed;
    private final boolean empty;

    private TrackSelection(
            Reception reception, int[] tracks, TrackShape[] shapes, List<PlayedTrack> missed, boolean empty) {
        this.reception = reception;
        this.tracks = tracks;
        this.shapes = shapes;
        this.missed = List.copyOf(missed);
        this.empty = empty;
    }

    /** Chooses: of each kind the first it can take, and the others too where it takes more than one. */
    static TrackSelection of(Reception reception, List<PlayedTrack> all) {
        int[] tracks = new int[all.size()];
        TrackShape[] shapes = new TrackShape[all.size()];
        List<PlayedTrack> missed = new ArrayList<>();
        boolean empty = true;
        for (int i = 0; i < tracks.length; i++) {
            PlayedTrack track = all.get(i);
            tracks[i] = track.id();
            shapes[i] = TrackShape.NONE;
            if (reception.takes(track.codec())) {
                boolean first = noneOfKind(all, shapes, i, track.kind());
                shapes[i] =
                        first ? reception.first(track) : reception.multitrack() ? TrackShape.FURTHER : TrackShape.NONE;
                empty = false;
            }
        }
        for (MediaKind kind : List.of(MediaKind.VIDEO, MediaKind.AUDIO)) {
            boolean taken = !noneOfKind(all, shapes, tracks.length, kind);
            all.stream().filter(t -> t.kind() == kind && !taken).findFirst().ifPresent(missed::add);
        }
        return new TrackSelection(reception, tracks, shapes, missed, empty);
    }

    /** Tells whether no track of a kind before an index is taken. */
    private static boolean noneOfKind(List<PlayedTrack> all, TrackShape[] shapes, int before, MediaKind kind) {
        for (int i = 0; i < before; i++) {
            if (all.get(i).kind() == kind && shapes[i] != TrackShape.NONE) {
                return false;
            }
        }
        return true;
    }

    Reception reception() {
        return reception;
    }

    /** Returns how it gets a track; data every viewer gets. */
    TrackShape shape(int track) {
        for (int i = 0; i < tracks.length; i++) {
            if (tracks[i] == track) {
                return shapes[i];
            }
        }
        return TrackShape.FIRST;
    }

    /** Returns the first track of each kind of which it can take none. */
    List<PlayedTrack> missed() {
        return missed;
    }

    /** Tells whether it gets neither sound nor picture. */
    boolean isEmpty() {
        return empty;
    }
}
