package org.videocity.transport.http.internal.live;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.FlacConfiguration;
import org.videocity.wire.bitstream.MpegAudioHeader;
import org.videocity.wire.bitstream.OpusConfiguration;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.FlvTag;
import org.videocity.wire.flv.FlvWriter;
import org.videocity.wire.flv.FourCc;
import org.videocity.wire.flv.VideoTag;

/**
 * Writes the tags of one track: as in 2008 for the first H.264, AAC or MP3 track, which every player reads, and with the
 * enhanced headers of Enhanced RTMP v2 for other codecs and further tracks.
 */
final class FlvTrack {
    private static final Logger LOG = LoggerFactory.getLogger(FlvTrack.class);
    private static final int MP3_FALLBACK_RATE = 44_100;
    private static final Map<Codec, String> NAMES = Map.ofEntries(
            Map.entry(Codec.H264, FourCc.AVC),
            Map.entry(Codec.HEVC, FourCc.HEVC),
            Map.entry(Codec.AV1, FourCc.AV1),
            Map.entry(Codec.VP8, FourCc.VP8),
            Map.entry(Codec.VP9, FourCc.VP9),
            Map.entry(Codec.AAC, FourCc.AAC),
            Map.entry(Codec.MP3, FourCc.MP3),
            Map.entry(Codec.OPUS, FourCc.OPUS),
            Map.entry(Codec.FLAC, FourCc.FLAC),
            Map.entry(Codec.AC3, FourCc.AC3),
            Map.entry(Codec.EAC3, FourCc.EAC3));

    private final Lineup.Entry entry;
    private final String name;
    private final int index;
    private final boolean classic;
    private final @Nullable ByteBuffer audioHead;

    /**
     * Describes a track.
     *
     * @param index its place among those of its kind in this file, from 0
     */
    FlvTrack(Lineup.Entry entry, int index) {
        this.entry = entry;
        this.index = index;
        Codec codec = format().codec();
        this.name = Objects.requireNonNull(NAMES.get(codec), codec.name());
        this.classic = index == 0 && (codec.equals(Codec.H264) || codec.equals(Codec.AAC) || codec.equals(Codec.MP3));
        this.audioHead = entry.isVideo() ? null : soundHead().toBytes();
    }

    int id() {
        return entry.track().id();
    }

    Lineup.Entry entry() {
        return entry;
    }

    /** Returns the tag that carries the codec configuration; absent where the codec has none or it cannot be read. */
    Optional<ByteBuffer> header(long millis) {
        Codec codec = format().codec();
        if (codec.equals(Codec.MP3) || codec.equals(Codec.AC3) || codec.equals(Codec.EAC3)) {
            return Optional.empty();
        }
        try {
            ByteBuffer body = configuration();
            return Optional.of(
                    entry.isVideo()
                            ? FlvWriter.tagBuffer(
                                    FlvTag.VIDEO, millis, pictureStart().toBytes(), body)
                            : FlvWriter.tagBuffer(
                                    FlvTag.AUDIO, millis, soundStart().toBytes(), body));
        } catch (BitstreamException unreadable) {
            LOG.debug("{} does not go into FLV: {}", codec, unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Returns a frame's tag. */
    ByteBuffer tag(AccessUnit unit, long millis) {
        if (audioHead != null) {
            return FlvWriter.tagBuffer(FlvTag.AUDIO, millis, audioHead.duplicate(), unit.payload());
        }
        int timeBase = format().timeBase();
        int composition = (int) Math.floorDiv(unit.compositionOffset() * 1000L, timeBase);
        VideoTag head = classic
                ? VideoTag.avcFrame(unit.keyFrame(), unit.discardable(), composition)
                : numbered(VideoTag.frame(name, unit.keyFrame(), unit.discardable(), composition));
        return FlvWriter.tagBuffer(FlvTag.VIDEO, millis, head.toBytes(), unit.payload());
    }

    /** The configuration as Enhanced RTMP v2 wants it: Opus and FLAC have their own beginnings of files. */
    private ByteBuffer configuration() throws BitstreamException {
        ByteBuffer plain = format().codecConfiguration();
        if (format().codec().equals(Codec.OPUS)) {
            return OpusConfiguration.parse(plain).toHead();
        }
        return format().codec().equals(Codec.FLAC)
                ? FlacConfiguration.parse(plain).toNative()
                : plain;
    }

    private VideoTag pictureStart() {
        return classic ? VideoTag.avcSequenceHeader() : numbered(VideoTag.sequenceStart(name));
    }

    private AudioTag soundStart() {
        return classic ? AudioTag.aacSequenceHeader() : numbered(AudioTag.sequenceStart(name));
    }

    private AudioTag soundHead() {
        if (!classic) {
            return numbered(AudioTag.frame(name));
        }
        return format().codec().equals(Codec.AAC) ? AudioTag.aacFrame() : mp3Head();
    }

    private AudioTag mp3Head() {
        MpegAudioHeader known = entry.facts().mp3();
        int rate = known != null ? known.samplingFrequency() : format().sampleRate();
        int channels = known != null ? known.channels() : format().channels();
        return AudioTag.mp3Frame(rate > 0 ? rate : MP3_FALLBACK_RATE, channels == 1 ? 1 : 2);
    }

    private VideoTag numbered(VideoTag tag) {
        return index == 0 ? tag : tag.onTrack(index);
    }

    private AudioTag numbered(AudioTag tag) {
        return index == 0 ? tag : tag.onTrack(index);
    }

    private TrackFormat format() {
        return entry.track().format();
    }
}
