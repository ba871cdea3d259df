package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Codec;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.AacConfiguration;
import org.videocity.wire.bitstream.Ac3Header;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.FlacConfiguration;
import org.videocity.wire.bitstream.MpegAudioHeader;
import org.videocity.wire.bitstream.OpusConfiguration;

/** The audio codecs: every frame is a sample as it is, and one where decoding can start. */
final class SoundIntakes {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private SoundIntakes() {}

    static CodecIntake of(WireCodec codec) {
        return switch (codec) {
            case AAC -> new Announced(SoundIntakes::aac);
            case OPUS -> new Announced(SoundIntakes::opus);
            case FLAC -> new Announced(SoundIntakes::flac);
            case MP3 -> new Mp3();
            case AC3, EAC3 -> new Ac3(codec.codec());
            default -> throw new IllegalArgumentException(codec + " is no sound");
        };
    }

    private interface Configuration {
        TrackFormat read(ByteBuffer body) throws BitstreamException;
    }

    private static TrackFormat aac(ByteBuffer body) throws BitstreamException {
        AacConfiguration configuration = AacConfiguration.parse(body);
        int frequency = Math.max(configuration.samplingFrequency(), configuration.extensionSamplingFrequency());
        int channels = configuration.ps() ? 2 : configuration.channels();
        return TrackFormat.audio(Codec.AAC, Tracks.TIME_BASE, configuration.bytes(), frequency, channels);
    }

    private static TrackFormat opus(ByteBuffer body) throws BitstreamException {
        OpusConfiguration head = OpusConfiguration.parseHead(body);
        int channels = head.channels();
        return TrackFormat.audio(Codec.OPUS, Tracks.TIME_BASE, head.toBytes(), OpusConfiguration.SAMPLE_RATE, channels);
    }

    private static TrackFormat flac(ByteBuffer body) throws BitstreamException {
        FlacConfiguration info = FlacConfiguration.parseNative(body);
        return TrackFormat.audio(Codec.FLAC, Tracks.TIME_BASE, info.toBytes(), info.sampleRate(), info.channels());
    }

    /** A codec whose sequence header says everything. */
    private static final class Announced implements CodecIntake {
        private final Configuration configuration;
        private boolean known;

        private Announced(Configuration configuration) {
            this.configuration = configuration;
        }

        @Override
        public TrackFormat configure(ByteBuffer body) throws BitstreamException {
            TrackFormat format = configuration.read(body);
            known = true;
            return format;
        }

        @Override
        public @Nullable Sample sample(ByteBuffer body, boolean keyFrame) {
            return known ? new Sample(body, true, false, null) : null;
        }
    }

    /** MP3, whose frames say everything. */
    private static final class Mp3 implements CodecIntake {
        private int frequency;
        private int channels;

        @Override
        public @Nullable TrackFormat configure(ByteBuffer body) {
            return null;
        }

        @Override
        public Sample sample(ByteBuffer body, boolean keyFrame) throws BitstreamException {
            MpegAudioHeader header = MpegAudioHeader.parse(body);
            TrackFormat news = null;
            if (frequency != header.samplingFrequency() || channels != header.channels()) {
                frequency = header.samplingFrequency();
                channels = header.channels();
                news = TrackFormat.audio(Codec.MP3, Tracks.TIME_BASE, NOTHING, frequency, channels);
            }
            return new Sample(body, true, false, news);
        }
    }

    /** AC-3 and E-AC-3, whose sync frames say everything. */
    private static final class Ac3 implements CodecIntake {
        private final Codec codec;
        private @Nullable Ac3Header last;

        private Ac3(Codec codec) {
            this.codec = codec;
        }

        @Override
        public @Nullable TrackFormat configure(ByteBuffer body) {
            return null;
        }

        @Override
        public Sample sample(ByteBuffer body, boolean keyFrame) throws BitstreamException {
            Ac3Header header = Ac3Header.parse(body);
            if (header.enhanced() != codec.equals(Codec.EAC3)) {
                throw new BitstreamException("a frame of the other of AC-3 and E-AC-3");
            }
            TrackFormat news = null;
            if (!alike(header, last)) {
                last = header;
                news = TrackFormat.audio(
                        codec, Tracks.TIME_BASE, header.toBytes(), header.sampleRate(), header.channels());
            }
            return new Sample(body, true, false, news);
        }

        /** The bit rate may change from frame to frame. */
        private static boolean alike(Ac3Header one, @Nullable Ac3Header other) {
            return other != null
                    && one.sampleRate() == other.sampleRate()
                    && one.bitstreamId() == other.bitstreamId()
                    && one.bitstreamMode() == other.bitstreamMode()
                    && one.codingMode() == other.codingMode()
                    && one.lowFrequency() == other.lowFrequency();
        }
    }
}
