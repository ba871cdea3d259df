package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.AvcConfiguration;
import org.videocity.wire.bitstream.AvcSample;
import org.videocity.wire.bitstream.AvcSps;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.NalUnits;
import org.videocity.wire.flv.FlvException;
import org.videocity.wire.flv.TagSupport;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.RtmpMessage;

/**
 * Turns video messages (FLV Annex E.4.3) into H.264 access units. Nothing is copied but samples that are not yet what a
 * payload is: other NAL length sizes, parameter sets in band.
 */
final class VideoIntake {
    private final TrackOutput out;
    private final NalUnits nalUnits;
    private @Nullable AvcConfiguration configuration;
    private boolean awaitingKeyFrame;

    VideoIntake(TrackOutput out, int maxSampleBytes) {
        this.out = out;
        this.nalUnits = new NalUnits(maxSampleBytes, 4_096);
    }

    void accept(RtmpMessage message, long arrivalNanos) throws UnsupportedCodecException {
        ByteBuffer payload = message.payload();
        if (!payload.hasRemaining()) {
            return;
        }
        try {
            VideoTag tag = VideoTag.parse(payload);
            if (tag.frameType() == VideoTag.COMMAND) {
                return;
            }
            if (tag.enhanced() || tag.support() != TagSupport.SUPPORTED) {
                throw new UnsupportedCodecException(tag.codecName() + " video", "H.264 with the classic FLV header");
            }
            if (tag.sequenceHeader()) {
                configure(AvcConfiguration.parse(tag.body(payload)));
            } else if (tag.isFrame()) {
                frame(tag, tag.body(payload), message.time(), arrivalNanos);
            }
        } catch (FlvException | BitstreamException e) {
            awaitingKeyFrame = true;
            out.dropped(Counters.MALFORMED);
        }
    }

    private void frame(VideoTag tag, ByteBuffer body, long time, long arrivalNanos) throws BitstreamException {
        AvcConfiguration known = configuration;
        if (known == null) {
            out.dropped(Counters.NO_CONFIGURATION);
            return;
        }
        if (!body.hasRemaining()) {
            return;
        }
        AvcSample sample = nalUnits.inspect(body, known.nalLengthSize());
        boolean keyFrame = tag.keyFrame() || sample.randomAccess();
        if (awaitingKeyFrame && !keyFrame) {
            out.dropped(Counters.AWAITING_KEY_FRAME);
            return;
        }
        awaitingKeyFrame = false;
        if (sample.parameterSets() && keyFrame) {
            adopt(body, known);
        }
        ByteBuffer unit = nalUnits.toAccessUnit(body, known.nalLengthSize());
        if (unit.hasRemaining()) {
            boolean discardable = !keyFrame && (tag.disposable() || sample.discardable());
            out.frame(new AccessUnit(
                    Tracks.VIDEO, time, tag.compositionTime(), keyFrame, discardable, arrivalNanos, unit));
        }
    }

    /** Takes parameter sets found in band for the configuration where they say something new. */
    private void adopt(ByteBuffer body, AvcConfiguration known) throws BitstreamException {
        List<ByteBuffer> sequence = new ArrayList<>();
        List<ByteBuffer> picture = new ArrayList<>();
        for (ByteBuffer unit : nalUnits.split(body, known.nalLengthSize())) {
            int type = unit.get(unit.position()) & 0x1f;
            if (type == NalUnits.SPS) {
                sequence.add(unit);
            } else if (type == NalUnits.PPS) {
                picture.add(unit);
            }
        }
        boolean nothingNew = known.sequenceParameterSets().containsAll(sequence)
                && known.pictureParameterSets().containsAll(picture);
        if (nothingNew || sequence.isEmpty() || picture.isEmpty()) {
            return;
        }
        int lengthSize = known.nalLengthSize();
        AvcConfiguration made = AvcConfiguration.of(sequence, picture);
        configure(new AvcConfiguration(
                made.profile(),
                made.compatibility(),
                made.level(),
                lengthSize,
                made.sequenceParameterSets(),
                made.pictureParameterSets(),
                made.extension()));
    }

    private void configure(AvcConfiguration made) throws BitstreamException {
        AvcSps sps = made.sps();
        configuration = made;
        out.format(new Track(
                Tracks.VIDEO,
                TrackFormat.video(
                        Codec.H264,
                        Tracks.TIME_BASE,
                        made.withFourByteLengths().toBytes(),
                        sps.width(),
                        sps.height())));
    }
}
