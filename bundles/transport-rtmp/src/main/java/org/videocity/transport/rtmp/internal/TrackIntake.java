package org.videocity.transport.rtmp.internal;

import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.flv.TagPart;

/** One track of a publisher, in whatever codec it is at the moment. Thread: the connection's event loop. */
final class TrackIntake {
    private final int id;
    private final TrackOutput out;
    private final int maxSampleBytes;
    private @Nullable WireCodec codec;
    private @Nullable CodecIntake intake;
    private boolean awaitingKeyFrame;

    TrackIntake(int id, TrackOutput out, int maxSampleBytes) {
        this.id = id;
        this.out = out;
        this.maxSampleBytes = maxSampleBytes;
    }

    /** Takes a sequence header. */
    void header(TagPart part, WireCodec in) {
        try {
            TrackFormat format = intake(in).configure(part.body());
            if (format != null) {
                out.format(new Track(id, format));
            }
        } catch (BitstreamException e) {
            broken();
        }
    }

    /**
     * Takes a frame.
     *
     * @param keyFrame whether the sender says that decoding can start here
     * @param disposable whether the sender says that nothing refers to it
     */
    void frame(TagPart part, WireCodec in, boolean keyFrame, boolean disposable, long time, long arrivalNanos) {
        if (!part.body().hasRemaining()) {
            return;
        }
        try {
            CodecIntake.Sample sample = intake(in).sample(part.body(), keyFrame);
            if (sample == null) {
                out.dropped(Counters.NO_CONFIGURATION);
            } else if (awaitingKeyFrame && !sample.keyFrame()) {
                out.dropped(Counters.AWAITING_KEY_FRAME);
            } else {
                deliver(sample, part, disposable, time, arrivalNanos);
            }
        } catch (BitstreamException e) {
            broken();
        }
    }

    /** Drops what cannot be read, and pictures up to the next key frame with it. */
    void broken() {
        awaitingKeyFrame = codec == null || codec.kind() == MediaKind.VIDEO;
        out.dropped(Counters.MALFORMED);
    }

    private void deliver(CodecIntake.Sample sample, TagPart part, boolean disposable, long time, long arrivalNanos) {
        awaitingKeyFrame = false;
        TrackFormat news = sample.format();
        if (news != null) {
            out.format(new Track(id, news));
        }
        if (sample.payload().hasRemaining()) {
            boolean discardable = !sample.keyFrame() && (disposable || sample.discardable());
            out.frame(new AccessUnit(
                    id, time, part.compositionTime(), sample.keyFrame(), discardable, arrivalNanos, sample.payload()));
        }
    }

    private CodecIntake intake(WireCodec in) {
        CodecIntake known = intake;
        if (known == null || codec != in) {
            codec = in;
            known = make(in);
            intake = known;
            awaitingKeyFrame = false;
        }
        return known;
    }

    private CodecIntake make(WireCodec in) {
        return switch (in) {
            case AVC -> new AvcIntake(maxSampleBytes);
            case HEVC -> new HevcIntake(maxSampleBytes);
            case AV1 -> new Av1Intake(maxSampleBytes);
            case VP9, VP8 -> new VpIntake(in.codec(), maxSampleBytes);
            default -> SoundIntakes.of(in);
        };
    }
}
