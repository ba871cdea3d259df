package org.videocity.transport.http.internal.publish;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.transport.http.internal.publish.PublishMessage.Announced;
import org.videocity.wire.bitstream.AacConfiguration;
import org.videocity.wire.bitstream.AvcConfiguration;
import org.videocity.wire.bitstream.AvcSample;
import org.videocity.wire.bitstream.AvcSps;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.NalUnits;
import org.videocity.wire.bitstream.OpusConfiguration;
import org.videocity.wire.bitstream.VideoColour;
import org.videocity.wire.bitstream.Vp9Frame;
import org.videocity.wire.bitstream.VpConfiguration;

/** One track of a publisher: its format in the city's words, and its frames as samples of ISO BMFF. */
final class PublishedTrack {
    /** Microseconds, as browsers count. */
    static final int TIME_BASE = 1_000_000;

    private static final int MAX_UNITS = 4_096;
    /** VP Codec ISO Media File Format Binding section "Codecs Parameter String": profile, level, bit depth. */
    private static final Pattern VP9 = Pattern.compile("vp09\\.(\\d{2})\\.(\\d{2})\\.(\\d{2}).*");

    private final Track track;
    private final Frames frames;
    private boolean awaitingKeyFrame;

    /** Makes one frame a sample. */
    private interface Frames {
        Sample sample(ByteBuffer payload, MediaMessage message) throws BitstreamException;
    }

    /**
     * A frame as it goes to the bus.
     *
     * @param keyFrame whether decoding can start here
     * @param discardable whether nothing refers to it
     */
    record Sample(ByteBuffer payload, boolean keyFrame, boolean discardable) {}

    private PublishedTrack(Announced announced, TrackFormat format, Frames frames) {
        this.track = new Track(announced.id(), format);
        this.frames = frames;
        this.awaitingKeyFrame = announced.video();
    }

    /**
     * Understands an announcement.
     *
     * @param maxBytes largest frame
     */
    static PublishedTrack of(Announced announced, int maxBytes) throws PublishException {
        String codec = announced.codec().toLowerCase(Locale.ROOT);
        try {
            if (announced.video()) {
                return codec.startsWith("avc1.") || codec.startsWith("avc3.")
                        ? avc(announced, maxBytes)
                        : vp9(announced, codec);
            }
            return codec.equals("opus") ? opus(announced) : aac(announced, codec);
        } catch (BitstreamException malformed) {
            throw new PublishException("The configuration of track " + announced.id() + " is none of " + codec + ": "
                    + malformed.getMessage());
        }
    }

    Track track() {
        return track;
    }

    int id() {
        return track.id();
    }

    /** Tells whether another announcement says the same. */
    boolean isLike(PublishedTrack other) {
        return track.equals(other.track);
    }

    /**
     * Takes a frame; {@code null} where a key frame has to come first.
     *
     * @throws BitstreamException when it is no frame of this codec
     */
    @Nullable
    Sample take(MediaMessage message) throws BitstreamException {
        Sample sample = frames.sample(message.payload(), message);
        if (awaitingKeyFrame && !sample.keyFrame()) {
            return null;
        }
        awaitingKeyFrame = false;
        return sample;
    }

    /** What was lost may be referred to. */
    void broken() {
        awaitingKeyFrame = track.format().kind() == MediaKind.VIDEO;
    }

    private static PublishedTrack avc(Announced announced, int maxBytes) throws BitstreamException {
        AvcConfiguration made = AvcConfiguration.parse(announced.configuration());
        AvcSps sps = made.sps();
        ByteBuffer avcC = made.withFourByteLengths().toBytes();
        TrackFormat format = TrackFormat.video(Codec.H264, TIME_BASE, avcC, sps.width(), sps.height());
        NalUnits units = new NalUnits(maxBytes, MAX_UNITS);
        int lengthSize = made.nalLengthSize();
        return new PublishedTrack(announced, format, (payload, message) -> {
            AvcSample said = units.inspect(payload, lengthSize);
            ByteBuffer unit = units.toAccessUnit(payload, lengthSize);
            boolean key = said.randomAccess();
            return new Sample(unit, key, !key && (said.discardable() || message.discardable()));
        });
    }

    private static PublishedTrack vp9(Announced announced, String codec) throws PublishException {
        Matcher said = VP9.matcher(codec);
        if (!said.matches()) {
            throw PublishException.unsupported(announced.codec());
        }
        VpConfiguration made = new VpConfiguration(
                Integer.parseInt(said.group(1)),
                Integer.parseInt(said.group(2)),
                Integer.parseInt(said.group(3)),
                1,
                VideoColour.UNSPECIFIED);
        TrackFormat format =
                TrackFormat.video(Codec.VP9, TIME_BASE, made.toBytes(), announced.width(), announced.height());
        return new PublishedTrack(announced, format, (payload, message) -> {
            Vp9Frame frame = Vp9Frame.parse(payload);
            return new Sample(payload, frame.keyFrame(), !frame.keyFrame() && frame.discardable());
        });
    }

    /** An identification header (RFC 7845 section 5.1), or nothing where mono or stereo says it all. */
    private static PublishedTrack opus(Announced announced) throws BitstreamException {
        OpusConfiguration made = announced.configuration().hasRemaining()
                ? OpusConfiguration.parseHead(announced.configuration())
                : OpusConfiguration.of(announced.channels());
        TrackFormat format = TrackFormat.audio(
                Codec.OPUS, TIME_BASE, made.toBytes(), OpusConfiguration.SAMPLE_RATE, made.channels());
        return new PublishedTrack(announced, format, PublishedTrack::sound);
    }

    private static PublishedTrack aac(Announced announced, String codec) throws PublishException, BitstreamException {
        if (!codec.startsWith("mp4a.40.")) {
            throw PublishException.unsupported(announced.codec());
        }
        AacConfiguration made = AacConfiguration.parse(announced.configuration());
        int frequency = Math.max(made.samplingFrequency(), made.extensionSamplingFrequency());
        TrackFormat format =
                TrackFormat.audio(Codec.AAC, TIME_BASE, made.bytes(), frequency, made.ps() ? 2 : made.channels());
        return new PublishedTrack(announced, format, PublishedTrack::sound);
    }

    private static Sample sound(ByteBuffer payload, MediaMessage message) {
        return new Sample(payload, true, false);
    }
}
