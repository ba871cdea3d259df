package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Codec;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.HevcConfiguration;
import org.videocity.wire.bitstream.HevcSample;
import org.videocity.wire.bitstream.HevcSps;
import org.videocity.wire.bitstream.HevcUnits;

/** HEVC. */
final class HevcIntake implements CodecIntake {
    private final HevcUnits units;
    private @Nullable HevcConfiguration configuration;

    HevcIntake(int maxSampleBytes) {
        units = new HevcUnits(maxSampleBytes, 4_096);
    }

    @Override
    public TrackFormat configure(ByteBuffer body) throws BitstreamException {
        return adopt(HevcConfiguration.parse(body));
    }

    @Override
    public @Nullable Sample sample(ByteBuffer body, boolean keyFrame) throws BitstreamException {
        HevcConfiguration known = configuration;
        if (known == null) {
            return null;
        }
        HevcSample sample = units.inspect(body, known.nalLengthSize());
        boolean key = keyFrame || sample.randomAccess();
        TrackFormat news = null;
        if (sample.parameterSets() && key) {
            HevcConfiguration now = known.adopting(units.parameterSets(body, known.nalLengthSize()));
            news = now.equals(known) ? null : adopt(now);
        }
        ByteBuffer unit = units.toAccessUnit(body, known.nalLengthSize());
        return new Sample(unit, key, sample.discardable(known.temporalLayers()), news);
    }

    private TrackFormat adopt(HevcConfiguration made) throws BitstreamException {
        HevcSps sps = made.sps();
        configuration = made;
        ByteBuffer record = made.withFourByteLengths().toBytes();
        return TrackFormat.video(Codec.HEVC, Tracks.TIME_BASE, record, sps.width(), sps.height());
    }
}
