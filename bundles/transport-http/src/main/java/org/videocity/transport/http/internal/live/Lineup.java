package org.videocity.transport.http.internal.live;

import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Track;
import org.videocity.wire.bitstream.MpegAudioHeader;

/**
 * The tracks of a publication that go into a container: at most one of each kind, the first that fits.
 *
 * @param video pictures
 * @param audio sound
 * @param data {@code onMetaData}
 * @param mp3 header of the sound's first frame where the sound is MP3 and one has come
 */
record Lineup(
        @Nullable Track video,
        @Nullable Track audio,
        @Nullable Track data,
        @Nullable MpegAudioHeader mp3) {
    static final Lineup EMPTY = new Lineup(null, null, null, null);

    boolean isEmpty() {
        return video == null && audio == null;
    }

    boolean isVideo(int track) {
        return video != null && video.id() == track;
    }

    boolean isAudio(int track) {
        return audio != null && audio.id() == track;
    }

    boolean isData(int track) {
        return data != null && data.id() == track;
    }
}
