package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Codec;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.AvcConfiguration;
import org.videocity.wire.bitstream.AvcSample;
import org.videocity.wire.bitstream.AvcSps;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.NalUnits;

/** H.264. */
final class AvcIntake implements CodecIntake {
    private final NalUnits units;
    private @Nullable AvcConfiguration configuration;

    AvcIntake(int maxSampleBytes) {
        units = new NalUnits(maxSampleBytes, 4_096);
    }

    @Override
    public TrackFormat configure(ByteBuffer body) throws BitstreamException {
        return adopt(AvcConfiguration.parse(body));
    }

    @Override
    public @Nullable Sample sample(ByteBuffer body, boolean keyFrame) throws BitstreamException {
        AvcConfiguration known = configuration;
        if (known == null) {
            return null;
        }
        AvcSample sample = units.inspect(body, known.nalLengthSize());
        boolean key = keyFrame || sample.randomAccess();
        TrackFormat news = sample.parameterSets() && key ? inBand(body, known) : null;
        ByteBuffer unit = units.toAccessUnit(body, known.nalLengthSize());
        return new Sample(unit, key, sample.discardable(), news);
    }

    /** Takes parameter sets found in band for the configuration where they say something new. */
    private @Nullable TrackFormat inBand(ByteBuffer body, AvcConfiguration known) throws BitstreamException {
        List<ByteBuffer> sequence = new ArrayList<>();
        List<ByteBuffer> picture = new ArrayList<>();
        for (ByteBuffer unit : units.split(body, known.nalLengthSize())) {
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
            return null;
        }
        AvcConfiguration made = AvcConfiguration.of(sequence, picture);
        return adopt(new AvcConfiguration(
                made.profile(),
                made.compatibility(),
                made.level(),
                known.nalLengthSize(),
                made.sequenceParameterSets(),
                made.pictureParameterSets(),
                made.extension()));
    }

    private TrackFormat adopt(AvcConfiguration made) throws BitstreamException {
        AvcSps sps = made.sps();
        configuration = made;
        ByteBuffer record = made.withFourByteLengths().toBytes();
        return TrackFormat.video(Codec.H264, Tracks.TIME_BASE, record, sps.width(), sps.height());
    }
}
