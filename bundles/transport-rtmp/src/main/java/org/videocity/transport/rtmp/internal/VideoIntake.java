package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.flv.FlvException;
import org.videocity.wire.flv.TagPart;
import org.videocity.wire.flv.TagSupport;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.RtmpMessage;

/** Turns video messages (FLV Annex E.4.3, Enhanced RTMP v2 "Enhanced Video") into formats and frames of tracks. */
final class VideoIntake {
    private static final String CARRIED = "H.264, HEVC, AV1, VP9 or VP8";

    private final TrackIntakes tracks;

    VideoIntake(TrackOutput out, int maxSampleBytes) {
        this.tracks = new TrackIntakes(out, maxSampleBytes, Tracks::video);
    }

    void accept(RtmpMessage message, long arrivalNanos) throws UnsupportedCodecException {
        ByteBuffer payload = message.payload();
        if (!payload.hasRemaining()) {
            return;
        }
        try {
            VideoTag tag = VideoTag.parse(payload);
            if (tag.command()) {
                return;
            }
            if (tag.support() != TagSupport.SUPPORTED) {
                throw new UnsupportedCodecException(tag.codecName() + " video", CARRIED);
            }
            for (TagPart part : tag.parts(payload)) {
                part(part, tag, message.time(), arrivalNanos);
            }
        } catch (FlvException e) {
            tracks.broken();
        }
    }

    private void part(TagPart part, VideoTag tag, long time, long arrivalNanos) throws UnsupportedCodecException {
        int type = part.packetType();
        boolean frame = type == VideoTag.FRAME || type == VideoTag.FRAME_X;
        if (!frame && type != VideoTag.SEQUENCE_HEADER) {
            return;
        }
        WireCodec codec = TrackIntakes.codec(part, CARRIED);
        TrackIntake track = tracks.track(part.trackId());
        if (track == null) {
            return;
        }
        if (frame) {
            track.frame(part, codec, tag.keyFrame(), tag.disposable(), time, arrivalNanos);
        } else {
            track.header(part, codec);
        }
    }
}
