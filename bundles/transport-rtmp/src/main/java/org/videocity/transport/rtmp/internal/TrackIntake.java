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
    private final SideData side = new SideData();
    private WireCodec codec;
    private CodecIntake intake;
    private @Nullable TrackFormat format;
    private boolean awaitingKeyFrame;

    /** Begins with a codec. */
    TrackIntake(int id, WireCodec first, TrackOutput out, int maxSampleBytes) {
        this.id = id;
        this.out = out;
        this.maxSampleBytes = maxSampleBytes;
        this.codec = first;
        this.intake = make(first, maxSampleBytes);
    }

    /**
     * Says how the sender names the codec of what follows.
     *
     * @param byFourCc whether by FourCC, as it may for codecs that have a number too
     */
    TrackIntake in(WireCodec next, boolean byFourCc) {
        if (codec != next) {
            codec = next;
            intake = make(next, maxSampleBytes);
            format = null;
            side.clear();
            awaitingKeyFrame = false;
        }
        if (byFourCc && next.classic()) {
            side.namedByFourCc();
        }
        return this;
    }

    /** Takes a sequence header. */
    void header(TagPart part) {
        try {
            announce(intake.configure(part.body()));
        } catch (BitstreamException e) {
            broken();
        }
    }

    /** Takes what is passed on as it came, to be told before the next frame. */
    void side(String name, TagPart part) {
        if (side.put(name, part.body())) {
            announce(format);
        } else {
            out.dropped(Counters.MALFORMED);
        }
    }

    /**
     * Takes a frame.
     *
     * @param keyFrame whether the sender says that decoding can start here
     * @param disposable whether the sender says that nothing refers to it
     */
    void frame(TagPart part, boolean keyFrame, boolean disposable, long time, long arrivalNanos) {
        if (!part.body().hasRemaining()) {
            return;
        }
        try {
            CodecIntake.Sample sample = intake.sample(part.body(), keyFrame);
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
        awaitingKeyFrame = codec.kind() == MediaKind.VIDEO;
        out.dropped(Counters.MALFORMED);
    }

    private void deliver(CodecIntake.Sample sample, TagPart part, boolean disposable, long time, long arrivalNanos) {
        awaitingKeyFrame = false;
        announce(sample.format());
        if (sample.payload().hasRemaining()) {
            boolean discardable = !sample.keyFrame() && (disposable || sample.discardable());
            AccessUnit unit = new AccessUnit(
                    id, time, part.compositionTime(), sample.keyFrame(), discardable, arrivalNanos, sample.payload());
            out.frame(unit.withNanoOffset(part.nanoOffset()));
        }
    }

    private void announce(@Nullable TrackFormat now) {
        if (now != null) {
            format = now;
            out.format(new Track(id, side.with(now)));
        }
    }

    private static CodecIntake make(WireCodec in, int maxSampleBytes) {
        return switch (in) {
            case AVC -> new AvcIntake(maxSampleBytes);
            case HEVC -> new HevcIntake(maxSampleBytes);
            case AV1 -> new Av1Intake(maxSampleBytes);
            case VP9, VP8 -> new VpIntake(in.codec(), maxSampleBytes);
            default -> SoundIntakes.of(in);
        };
    }
}
