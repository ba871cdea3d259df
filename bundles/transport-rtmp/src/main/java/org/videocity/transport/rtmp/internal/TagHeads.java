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
    private final ByteBuffer sound;

    TagHeads(WireCodec codec, TrackFormat format) {
        this.codec = codec;
        this.sound = codec.kind() == MediaKind.AUDIO ? soundHead(format) : ByteBuffer.allocate(0);
    }

    ByteBuffer header(int place) {
        return codec == WireCodec.AVC
                ? VideoTag.avcSequenceHeader().toBytes()
                : AudioTag.aacSequenceHeader().toBytes();
    }

    ByteBuffer frame(int place, boolean keyFrame, boolean discardable, int compositionMillis) {
        return codec.kind() == MediaKind.AUDIO
                ? sound
                : VideoTag.avcFrame(keyFrame, discardable, compositionMillis).toBytes();
    }

    private ByteBuffer soundHead(TrackFormat format) {
        if (codec == WireCodec.MP3) {
            int frequency = format.sampleRate() == 0 ? 44_100 : format.sampleRate();
            int channels = format.channels() == 1 ? 1 : 2;
            return AudioTag.mp3Frame(frequency, channels).toBytes().asReadOnlyBuffer();
        }
        return AudioTag.aacFrame().toBytes().asReadOnlyBuffer();
    }
}
