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
        int last = tag.enhanced() ? VideoTag.MPEG2_TS_SEQUENCE_START : VideoTag.FRAME;
        if (type == VideoTag.END_OF_SEQUENCE || type > last) {
            return;
        }
        TrackIntake track = tracks.track(part, tag.enhanced(), CARRIED);
        if (track == null) {
            return;
        }
        switch (type) {
            case VideoTag.SEQUENCE_HEADER -> track.header(part);
            case VideoTag.METADATA -> track.side(SideData.METADATA + DataIntake.name(part.body()), part);
            case VideoTag.MPEG2_TS_SEQUENCE_START -> track.side(SideData.MPEG2_TS_SEQUENCE_START, part);
            default -> track.frame(part, tag.keyFrame(), tag.disposable(), time, arrivalNanos);
        }
    }
}
