package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Codec;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.Av1Configuration;
import org.videocity.wire.bitstream.Av1Sample;
import org.videocity.wire.bitstream.Av1SequenceHeader;
import org.videocity.wire.bitstream.Av1Units;
import org.videocity.wire.bitstream.BitstreamException;

/** AV1. */
final class Av1Intake implements CodecIntake {
    private final Av1Units units;
    private @Nullable Av1Configuration configuration;
    private Optional<Av1SequenceHeader> header = Optional.empty();

    Av1Intake(int maxSampleBytes) {
        units = new Av1Units(maxSampleBytes, 4_096);
    }

    @Override
    public @Nullable TrackFormat configure(ByteBuffer body) throws BitstreamException {
        return adopt(Av1Configuration.parse(body));
    }

    @Override
    public @Nullable Sample sample(ByteBuffer body, boolean keyFrame) throws BitstreamException {
        Av1Sample sample = units.inspect(body, header);
        TrackFormat news = null;
        if (sample.keyFrame() && sample.sequenceHeader().isPresent()) {
            ByteBuffer found = sample.sequenceHeader().get();
            Av1Configuration known = configuration;
            Av1Configuration now = known == null ? Av1Configuration.of(found) : known.adopting(found);
            news = now.equals(known) ? null : adopt(now);
        }
        if (header.isEmpty()) {
            return null;
        }
        return new Sample(units.toAccessUnit(body), sample.keyFrame(), sample.discardable(), news);
    }

    /** A record without a sequence header says no size; the first key frame does. */
    private @Nullable TrackFormat adopt(Av1Configuration made) throws BitstreamException {
        header = made.sequenceHeader();
        configuration = made;
        return header.map(h -> TrackFormat.video(Codec.AV1, Tracks.TIME_BASE, made.toBytes(), h.width(), h.height()))
                .orElse(null);
    }
}
