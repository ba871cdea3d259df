package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.FlvException;
import org.videocity.wire.flv.MultichannelConfig;
import org.videocity.wire.flv.TagPart;
import org.videocity.wire.flv.TagSupport;
import org.videocity.wire.rtmp.RtmpMessage;

/** Turns audio messages (FLV Annex E.4.2, Enhanced RTMP v2 "Enhanced Audio") into formats and frames of tracks. */
final class AudioIntake {
    private static final String CARRIED = "AAC, MP3, Opus, FLAC, AC-3 or E-AC-3";

    private final TrackIntakes tracks;

    AudioIntake(TrackOutput out, int maxSampleBytes) {
        this.tracks = new TrackIntakes(out, maxSampleBytes, Tracks::audio);
    }

    void accept(RtmpMessage message, long arrivalNanos) throws UnsupportedCodecException {
        ByteBuffer payload = message.payload();
        if (!payload.hasRemaining()) {
            return;
        }
        try {
            AudioTag tag = AudioTag.parse(payload);
            if (tag.support() != TagSupport.SUPPORTED) {
                throw new UnsupportedCodecException(tag.codecName() + " audio", CARRIED);
            }
            for (TagPart part : tag.parts(payload)) {
                part(part, tag.enhanced(), message.time(), arrivalNanos);
            }
        } catch (FlvException e) {
            tracks.broken();
        }
    }

    private void part(TagPart part, boolean enhanced, long time, long arrivalNanos)
            throws UnsupportedCodecException, FlvException {
        int type = part.packetType();
        boolean config = type == AudioTag.MULTICHANNEL_CONFIG;
        if (!config && type != AudioTag.FRAME && type != AudioTag.SEQUENCE_HEADER) {
            return;
        }
        TrackIntake track = tracks.track(part, enhanced, CARRIED);
        if (track == null) {
            return;
        }
        if (config) {
            MultichannelConfig.parse(part.body());
            track.side(SideData.MULTICHANNEL_CONFIG, part);
        } else if (type == AudioTag.FRAME) {
            track.frame(part, true, false, time, arrivalNanos);
        } else {
            track.header(part);
        }
    }
}
