package org.videocity.transport.http.internal.live;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.videocity.api.Reason;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Track;

/**
 * Which tracks of a stream somebody wants. Tracks are counted by kind from 1, in the order of their numbers in the
 * publication, those that do not fit the container left out.
 *
 * @param all every track there is
 * @param video the picture, 0 for none
 * @param audio the sound, 0 for none
 */
record Choice(boolean all, int video, int audio) {
    /** The first picture and the first sound: what a viewer gets who says nothing. */
    static final Choice FIRST = new Choice(false, 1, 1);

    static final Reason UNREADABLE = new Reason(
            "bad-choice",
            "Tracks are chosen with tracks=all, or video= and audio= and a number: 1 is the first, 0 none.");
    static final Reason NO_SUCH_TRACK = new Reason("no-such-track", "This stream has no such track.");

    private static final String ALL = "all";
    private static final int MOST = 64;

    /** Reads {@code tracks}, {@code video} and {@code audio}; absent when that is no choice. */
    static Optional<Choice> of(Function<String, Optional<String>> parameters) {
        Optional<String> tracks = parameters.apply("tracks");
        if (tracks.isPresent()) {
            return tracks.get().equals(ALL) ? Optional.of(new Choice(true, 1, 1)) : Optional.empty();
        }
        try {
            int video = number(parameters.apply("video"));
            int audio = number(parameters.apply("audio"));
            return video + audio == 0 ? Optional.empty() : Optional.of(new Choice(false, video, audio));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static int number(Optional<String> text) {
        int number = text.isEmpty() ? 1 : Integer.parseInt(text.get());
        if (number < 0 || number > MOST) {
            throw new NumberFormatException("0 to " + MOST + " was expected");
        }
        return number;
    }

    /** Tells whether anything of a kind is wanted. */
    boolean wants(MediaKind kind) {
        return all || number(kind) > 0;
    }

    /** Tells whether the track of that number is wanted. */
    boolean takes(MediaKind kind, int number) {
        return all || number(kind) == number;
    }

    /** Tells whether a publication lacks a track that was asked for by number. */
    boolean misses(List<Track> tracks, Container container) {
        return misses(video, MediaKind.VIDEO, tracks, container) || misses(audio, MediaKind.AUDIO, tracks, container);
    }

    private boolean misses(int number, MediaKind kind, List<Track> tracks, Container container) {
        return number > 1
                && tracks.stream()
                                .filter(track -> track.format().kind() == kind && container.carries(track.format()))
                                .count()
                        < number;
    }

    private int number(MediaKind kind) {
        return kind == MediaKind.VIDEO ? video : kind == MediaKind.AUDIO ? audio : 0;
    }
}
