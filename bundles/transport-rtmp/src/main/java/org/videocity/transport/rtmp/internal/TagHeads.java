package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.VideoTag;

/**
 * What stands in front of a track's configuration and frames: the classic FLV header for the first track of a classic
 * codec, the enhanced one by FourCC for everything else.
 */
final class TagHeads {
    /** Stands for a track that is not in multitrack messages. */
    static final int ALONE = -1;

    private final WireCodec codec;
    private final TrackFormat format;

    TagHeads(WireCodec codec, TrackFormat format) {
        this.codec = codec;
        this.format = format;
    }

    /** Returns what stands in front of the configuration. */
    ByteBuffer header(int place) {
        if (codec.kind() == MediaKind.AUDIO) {
            return audio(place, true);
        }
        VideoTag tag = isClassic(place) ? VideoTag.avcSequenceHeader() : VideoTag.sequenceStart(codec.fourCc());
        return (place == ALONE ? tag : tag.onTrack(place)).toBytes();
    }

    /** Returns what stands in front of a picture. */
    ByteBuffer picture(int place, boolean keyFrame, boolean discardable, int compositionMillis) {
        VideoTag tag = isClassic(place)
                ? VideoTag.avcFrame(keyFrame, discardable, compositionMillis)
                : VideoTag.frame(codec.fourCc(), keyFrame, discardable, compositionMillis);
        return (place == ALONE ? tag : tag.onTrack(place)).toBytes();
    }

    /** Returns what stands in front of sound, the same every time. */
    ByteBuffer sound(int place) {
        return audio(place, false).asReadOnlyBuffer();
    }

    private ByteBuffer audio(int place, boolean header) {
        AudioTag tag = isClassic(place) ? classicAudio(header) : enhancedAudio(header);
        return (place == ALONE ? tag : tag.onTrack(place)).toBytes();
    }

    private AudioTag enhancedAudio(boolean header) {
        return header ? AudioTag.sequenceStart(codec.fourCc()) : AudioTag.frame(codec.fourCc());
    }

    private AudioTag classicAudio(boolean header) {
        if (codec == WireCodec.MP3) {
            int frequency = format.sampleRate() == 0 ? 44_100 : format.sampleRate();
            return AudioTag.mp3Frame(frequency, format.channels() == 1 ? 1 : 2);
        }
        return header ? AudioTag.aacSequenceHeader() : AudioTag.aacFrame();
    }

    private boolean isClassic(int place) {
        return place == ALONE && codec.classic();
    }
}
