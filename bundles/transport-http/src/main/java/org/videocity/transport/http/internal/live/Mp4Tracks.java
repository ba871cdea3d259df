package org.videocity.transport.http.internal.live;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.media.Codec;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.mp4.Mp4Track;

/** Describes tracks of the city as tracks of an MP4. */
final class Mp4Tracks {
    private static final Logger LOG = LoggerFactory.getLogger(Mp4Tracks.class);

    private Mp4Tracks() {}

    /** How a codec's tracks are described by their configuration alone. */
    private interface ByConfiguration {
        Mp4Track describe(int id, int timescale, ByteBuffer configuration) throws BitstreamException;
    }

    private static final Map<Codec, ByConfiguration> PLAIN = Map.of(
            Codec.H264, Mp4Track::avc,
            Codec.HEVC, Mp4Track::hevc,
            Codec.AV1, Mp4Track::av1,
            Codec.AAC, Mp4Track::aac,
            Codec.OPUS, Mp4Track::opus,
            Codec.FLAC, Mp4Track::flac,
            Codec.AC3, Mp4Track::ac3,
            Codec.EAC3, Mp4Track::eac3);

    /** Describes a track under a number; absent when its configuration cannot be read. */
    static Optional<Mp4Track> describe(int id, Lineup.Entry entry) {
        TrackFormat format = entry.track().format();
        try {
            return Optional.of(describe(id, format, entry.facts()));
        } catch (BitstreamException unreadable) {
            LOG.debug("{} does not go into MP4: {}", format.codec(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static Mp4Track describe(int id, TrackFormat format, FrameFacts facts) throws BitstreamException {
        int timescale = format.timeBase();
        ByConfiguration plain = PLAIN.get(format.codec());
        if (plain != null) {
            return plain.describe(id, timescale, format.codecConfiguration());
        }
        if (facts.mp3() != null) {
            return Mp4Track.mp3(id, timescale, facts.mp3());
        }
        int width = facts.width() > 0 ? facts.width() : format.width();
        int height = facts.height() > 0 ? facts.height() : format.height();
        return format.codec().equals(Codec.VP8)
                ? Mp4Track.vp8(id, timescale, format.codecConfiguration(), width, height)
                : Mp4Track.vp9(id, timescale, format.codecConfiguration(), width, height);
    }
}
