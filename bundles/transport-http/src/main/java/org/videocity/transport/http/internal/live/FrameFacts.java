package org.videocity.transport.http.internal.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.MpegAudioHeader;
import org.videocity.wire.bitstream.Vp8Frame;
import org.videocity.wire.bitstream.Vp9Frame;

/**
 * What only a frame says and no codec configuration.
 *
 * @param mp3 header of an MP3 frame
 * @param width of a VP8 or VP9 picture, 0 where the format says it
 * @param height likewise
 */
record FrameFacts(@Nullable MpegAudioHeader mp3, int width, int height) {
    static final FrameFacts NONE = new FrameFacts(null, 0, 0);

    /** Tells whether a track cannot be described before one of its frames was seen. */
    static boolean areNeeded(Track track) {
        Codec codec = track.format().codec();
        boolean sizeless = codec.equals(Codec.VP8) || codec.equals(Codec.VP9);
        return codec.equals(Codec.MP3) || (sizeless && track.format().width() == 0);
    }

    /** Looks at a frame; absent when it does not say. */
    static Optional<FrameFacts> of(Track track, AccessUnit unit) {
        Codec codec = track.format().codec();
        try {
            if (codec.equals(Codec.MP3)) {
                return Optional.of(new FrameFacts(MpegAudioHeader.parse(unit.payload()), 0, 0));
            }
            if (codec.equals(Codec.VP8)) {
                Vp8Frame frame = Vp8Frame.parse(unit.payload());
                return picture(frame.keyFrame(), frame.width(), frame.height());
            }
            Vp9Frame frame = Vp9Frame.parse(unit.payload());
            return picture(frame.keyFrame(), frame.width(), frame.height());
        } catch (BitstreamException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<FrameFacts> picture(boolean key, int width, int height) {
        return key && width > 0 ? Optional.of(new FrameFacts(null, width, height)) : Optional.empty();
    }
}
