package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.MediaKind;

/**
 * What a player must know before the first frame: onMetaData, which tracks there are and their sequence headers. Parts are
 * compared by identity, a viewer gets those it does not have. Immutable.
 */
@SuppressWarnings("ReferenceEquality") // a part that was sent is the very same object
final class Headers {
    static final Headers NONE = new Headers(0, null, List.of());

    private final int dataTrack;
    private final @Nullable ByteBuffer metadata;
    private final List<PlayedTrack> tracks;
    private final List<TrackSelection> selections = new CopyOnWriteArrayList<>();

    /**
     * Names everything.
     *
     * @param metadata the onMetaData as the publisher sent it
     * @param tracks sound and pictures in the order of their numbers
     */
    Headers(int dataTrack, @Nullable ByteBuffer metadata, List<PlayedTrack> tracks) {
        this.dataTrack = dataTrack;
        this.metadata = metadata;
        this.tracks = List.copyOf(tracks);
    }

    Headers withMetadata(int track, ByteBuffer body) {
        return new Headers(track, body, tracks);
    }

    Headers withTracks(List<PlayedTrack> now) {
        return new Headers(dataTrack, metadata, now);
    }

    List<PlayedTrack> tracks() {
        return tracks;
    }

    /** Returns what a kind of viewer gets of the tracks. */
    TrackSelection selection(Reception reception) {
        for (int i = 0; i < selections.size(); i++) {
            if (selections.get(i).reception().equals(reception)) {
                return selections.get(i);
            }
        }
        TrackSelection made = TrackSelection.of(reception, tracks);
        if (this != NONE) {
            selections.add(made);
        }
        return made;
    }

    /** Returns the messages a viewer lacks that was sent others before, pictures first; it may not take all of them. */
    List<FanoutMessage> beyond(Headers sent, Reception reception, long time) {
        List<FanoutMessage> messages = new ArrayList<>(3);
        ByteBuffer body = metadata;
        if (body != null && body != sent.metadata) {
            messages.add(PlayedTrack.metadata(dataTrack, body));
        }
        for (MediaKind kind : List.of(MediaKind.VIDEO, MediaKind.AUDIO)) {
            for (PlayedTrack track : tracks) {
                if (track.kind() == kind) {
                    messages.addAll(track.headers(time, known(sent, reception, track)));
                }
            }
        }
        return messages;
    }

    /** Returns a track as a viewer knows it that was sent others before, null where it takes it in another shape now. */
    private @Nullable PlayedTrack known(Headers sent, Reception reception, PlayedTrack track) {
        for (PlayedTrack before : sent.tracks) {
            if (before.id() == track.id() && before.codec() == track.codec()) {
                boolean sameShape = sent == this
                        || sent.selection(reception).shape(track.id())
                                == selection(reception).shape(track.id());
                return sameShape && before.isAt(track) ? before : null;
            }
        }
        return null;
    }
}
