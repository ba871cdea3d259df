package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.AacConfiguration;
import org.videocity.wire.bitstream.Ac3Header;
import org.videocity.wire.bitstream.Av1Configuration;
import org.videocity.wire.bitstream.Av1SequenceHeader;
import org.videocity.wire.bitstream.AvcConfiguration;
import org.videocity.wire.bitstream.AvcSps;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.FlacConfiguration;
import org.videocity.wire.bitstream.HevcConfiguration;
import org.videocity.wire.bitstream.HevcSps;
import org.videocity.wire.bitstream.MpegAudioHeader;
import org.videocity.wire.bitstream.OpusConfiguration;
import org.videocity.wire.bitstream.VpConfiguration;

/**
 * Describes one track of a fragmented MP4 stream. Made by the methods named after the codecs, which take what can be known
 * from the codec configuration: the content of the ISO box without version and flags.
 *
 * @param id track_ID, from 1
 * @param video a video track; otherwise audio
 * @param timescale units per second of every time in this track; RTMP tracks keep 1000
 * @param sampleEntry the sample entry's four characters, for example {@code hvc1}
 * @param objectTypeIndication of the esds (ISO/IEC 14496-1 section 7.2.6.6): 0x40 AAC, 0x6b or 0x69 MP3; 0 for other entries
 * @param configuration of the codec, empty for MP3; read-only
 * @param width picture width in pixels, 0 for audio
 * @param height picture height in pixels, 0 for audio
 * @param sampleRate audio sampling frequency in Hz, 0 for video
 * @param channels audio channels, 0 for video
 * @param codecString RFC 6381 name, for example {@code avc1.64001f}
 */
public record Mp4Track(
        int id,
        boolean video,
        int timescale,
        String sampleEntry,
        int objectTypeIndication,
        ByteBuffer configuration,
        int width,
        int height,
        int sampleRate,
        int channels,
        String codecString) {

    private static final int AAC_INDICATION = 0x40;
    private static final int MAX_SIDE = 0xffff;

    /** Checks the numbers; the configuration is referenced, not copied. */
    public Mp4Track {
        if (id < 1 || timescale < 1) {
            throw new IllegalArgumentException("track id and timescale must be positive, got " + id + ", " + timescale);
        }
        if (sampleEntry.length() != 4) {
            throw new IllegalArgumentException("a sample entry has four characters, got '" + sampleEntry + "'");
        }
        if (width < 0 || height < 0 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("MP4 cannot say a picture of " + width + "x" + height);
        }
        configuration = configuration.asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer configuration() {
        return configuration.duplicate();
    }

    private static Mp4Track video(
            int id, int timescale, String entry, ByteBuffer configuration, int width, int height, String codec)
            throws BitstreamException {
        if (width > MAX_SIDE || height > MAX_SIDE) {
            throw new BitstreamException("MP4 cannot say a picture of " + width + "x" + height);
        }
        return new Mp4Track(id, true, timescale, entry, 0, configuration, width, height, 0, 0, codec);
    }

    private static Mp4Track audio(
            int id, int timescale, String entry, ByteBuffer configuration, int sampleRate, int channels, String codec) {
        return new Mp4Track(id, false, timescale, entry, 0, configuration, 0, 0, sampleRate, channels, codec);
    }

    private static Mp4Track mp4a(
            int id, int timescale, int indication, ByteBuffer configuration, int rate, int channels, String codec) {
        return new Mp4Track(id, false, timescale, "mp4a", indication, configuration, 0, 0, rate, channels, codec);
    }

    /** Describes an H.264 track; samples have 4-byte NAL lengths, so the written avcC says 4 whatever the given one says. */
    public static Mp4Track avc(int id, int timescale, ByteBuffer avcC) throws BitstreamException {
        AvcConfiguration configuration = AvcConfiguration.parse(avcC).withFourByteLengths();
        AvcSps sps = configuration.sps();
        return video(
                id, timescale, "avc1", configuration.toBytes(), sps.width(), sps.height(), configuration.codecString());
    }

    /**
     * Describes an HEVC track; samples have 4-byte NAL lengths and no parameter sets, which the written hvcC says whatever
     * the given one says.
     */
    public static Mp4Track hevc(int id, int timescale, ByteBuffer hvcC) throws BitstreamException {
        HevcConfiguration configuration = HevcConfiguration.parse(hvcC).withFourByteLengths();
        HevcSps sps = configuration.sps();
        return video(
                id, timescale, "hvc1", configuration.toBytes(), sps.width(), sps.height(), configuration.codecString());
    }

    /**
     * Describes an AV1 track; samples have no temporal delimiters.
     *
     * @throws BitstreamException if the configuration is broken or has no sequence header, which says the picture's size
     */
    public static Mp4Track av1(int id, int timescale, ByteBuffer av1C) throws BitstreamException {
        Av1Configuration configuration = Av1Configuration.parse(av1C);
        Av1SequenceHeader header = configuration
                .sequenceHeader()
                .orElseThrow(() -> new BitstreamException("av1C without a sequence header"));
        return video(
                id, timescale, "av01", configuration.toBytes(), header.width(), header.height(), header.codecString());
    }

    /** Describes a VP9 track; the size is that of a key frame, for vpcC does not say it. */
    public static Mp4Track vp9(int id, int timescale, ByteBuffer vpcC, int width, int height)
            throws BitstreamException {
        VpConfiguration configuration = VpConfiguration.parse(vpcC);
        return video(id, timescale, "vp09", configuration.toBytes(), width, height, configuration.codecString("vp09"));
    }

    /** Describes a VP8 track; the size is that of a key frame, for vpcC does not say it. */
    public static Mp4Track vp8(int id, int timescale, ByteBuffer vpcC, int width, int height)
            throws BitstreamException {
        VpConfiguration configuration = VpConfiguration.parse(vpcC);
        return video(id, timescale, "vp08", configuration.toBytes(), width, height, configuration.codecString("vp08"));
    }

    /** Describes an AAC track; samples are raw_data_blocks without ADTS. */
    public static Mp4Track aac(int id, int timescale, ByteBuffer audioSpecificConfig) throws BitstreamException {
        AacConfiguration configuration = AacConfiguration.parse(audioSpecificConfig);
        return mp4a(
                id,
                timescale,
                AAC_INDICATION,
                configuration.toBytes(),
                configuration.extensionSamplingFrequency(),
                configuration.ps() ? 2 : configuration.channels(),
                configuration.codecString());
    }

    /** Describes an MP3 track by the header of its first frame; samples are whole MPEG audio frames. */
    public static Mp4Track mp3(int id, int timescale, MpegAudioHeader firstFrame) {
        return mp4a(
                id,
                timescale,
                firstFrame.objectTypeIndication(),
                ByteBuffer.allocate(0),
                firstFrame.samplingFrequency(),
                firstFrame.channels(),
                firstFrame.codecString());
    }

    /** Describes an Opus track; samples are Opus packets. */
    public static Mp4Track opus(int id, int timescale, ByteBuffer dOps) throws BitstreamException {
        OpusConfiguration configuration = OpusConfiguration.parse(dOps);
        return audio(
                id,
                timescale,
                "Opus",
                configuration.toBytes(),
                OpusConfiguration.SAMPLE_RATE,
                configuration.channels(),
                configuration.codecString());
    }

    /** Describes a FLAC track; samples are FLAC frames. */
    public static Mp4Track flac(int id, int timescale, ByteBuffer dfLa) throws BitstreamException {
        FlacConfiguration configuration = FlacConfiguration.parse(dfLa);
        return audio(
                id,
                timescale,
                "fLaC",
                configuration.toBytes(),
                configuration.sampleRate(),
                configuration.channels(),
                configuration.codecString());
    }

    /** Describes an AC-3 track by the content of dac3; samples are sync frames. */
    public static Mp4Track ac3(int id, int timescale, ByteBuffer dac3) throws BitstreamException {
        Ac3Header header = Ac3Header.parseAc3Box(dac3);
        return audio(id, timescale, "ac-3", dac3.slice(), header.sampleRate(), header.channels(), header.codecString());
    }

    /** Describes an E-AC-3 track by the content of dec3; samples are sync frames. */
    public static Mp4Track eac3(int id, int timescale, ByteBuffer dec3) throws BitstreamException {
        Ac3Header header = Ac3Header.parseEac3Box(dec3);
        return audio(id, timescale, "ec-3", dec3.slice(), header.sampleRate(), header.channels(), header.codecString());
    }
}
