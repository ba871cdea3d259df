package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.VideoTag;

/** What stands in front of a track's configuration, side information and frames, in each shape that viewers get it in. */
final class TagHeads {
    private final WireCodec codec;
    private final TrackFormat format;
    private final int place;
    private final Map<TrackShape, ByteBuffer> sounds = new EnumMap<>(TrackShape.class);

    /**
     * Takes a track.
     *
     * @param place its number in multitrack messages
     */
    TagHeads(WireCodec codec, TrackFormat format, int place) {
        this.codec = codec;
        this.format = format;
        this.place = place;
        if (codec.kind() == MediaKind.AUDIO) {
            for (TrackShape shape : TrackShape.values()) {
                if (codec.classic() || shape != TrackShape.CLASSIC) {
                    sounds.put(shape, sound(shape).asReadOnlyBuffer());
                }
            }
        }
    }

    /** Returns what stands in front of the configuration. */
    ByteBuffer header(TrackShape shape) {
        if (codec.kind() == MediaKind.AUDIO) {
            return shape == TrackShape.CLASSIC
                    ? classicSound(true).toBytes()
                    : audio(AudioTag.sequenceStart(codec.fourCc()), shape, 0);
        }
        return shape == TrackShape.CLASSIC
                ? VideoTag.avcSequenceHeader().toBytes()
                : video(VideoTag.sequenceStart(codec.fourCc()), shape, 0);
    }

    /** Returns what stands in front of side information, by the name of its extension. */
    ByteBuffer side(String name, TrackShape shape) {
        return switch (name) {
            case SideData.MULTICHANNEL_CONFIG -> audio(AudioTag.multichannelConfig(codec.fourCc()), shape, 0);
            case SideData.MPEG2_TS_SEQUENCE_START -> video(VideoTag.mpeg2TsSequenceStart(codec.fourCc()), shape, 0);
            default -> video(VideoTag.metadata(codec.fourCc()), shape, 0);
        };
    }

    /** Returns what stands in front of a picture. */
    ByteBuffer picture(TrackShape shape, boolean keyFrame, boolean discardable, int compositionMillis, int nanos) {
        return shape == TrackShape.CLASSIC
                ? VideoTag.avcFrame(keyFrame, discardable, compositionMillis).toBytes()
                : video(VideoTag.frame(codec.fourCc(), keyFrame, discardable, compositionMillis), shape, nanos);
    }

    /** Returns what stands in front of sound, nearly always the same. */
    ByteBuffer sound(TrackShape shape, int nanos) {
        ByteBuffer usual = sounds.get(shape);
        return usual != null && (nanos == 0 || shape == TrackShape.CLASSIC)
                ? usual
                : audio(AudioTag.frame(codec.fourCc()), shape, nanos);
    }

    private ByteBuffer sound(TrackShape shape) {
        return shape == TrackShape.CLASSIC
                ? classicSound(false).toBytes()
                : audio(AudioTag.frame(codec.fourCc()), shape, 0);
    }

    private AudioTag classicSound(boolean header) {
        if (codec == WireCodec.MP3) {
            int frequency = format.sampleRate() == 0 ? 44_100 : format.sampleRate();
            return AudioTag.mp3Frame(frequency, format.channels() == 1 ? 1 : 2);
        }
        return header ? AudioTag.aacSequenceHeader() : AudioTag.aacFrame();
    }

    private ByteBuffer video(VideoTag tag, TrackShape shape, int nanos) {
        VideoTag placed = shape == TrackShape.FURTHER ? tag.onTrack(place) : tag;
        return (nanos == 0 ? placed : placed.withNanoOffset(nanos)).toBytes();
    }

    private ByteBuffer audio(AudioTag tag, TrackShape shape, int nanos) {
        AudioTag placed = shape == TrackShape.FURTHER ? tag.onTrack(place) : tag;
        return (nanos == 0 ? placed : placed.withNanoOffset(nanos)).toBytes();
    }
}
