package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.AacConfiguration;
import org.videocity.wire.bitstream.AvcConfiguration;
import org.videocity.wire.bitstream.AvcSps;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.MpegAudioHeader;

/**
 * Describes one track of a fragmented MP4 stream. Made by {@link #avc}, {@link #aac} and {@link #mp3}, which take what
 * can be known from the codec configuration.
 *
 * @param id track_ID, from 1
 * @param video a video track; otherwise audio
 * @param timescale units per second of every time in this track; RTMP tracks keep 1000
 * @param objectTypeIndication of the esds (ISO/IEC 14496-1 section 7.2.6.6): 0x40 AAC, 0x6b or 0x69 MP3; 0 for video
 * @param configuration avcC or AudioSpecificConfig bytes, empty for MP3; read-only
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
        int objectTypeIndication,
        ByteBuffer configuration,
        int width,
        int height,
        int sampleRate,
        int channels,
        String codecString) {

    private static final int AAC_INDICATION = 0x40;

    /** Checks the numbers; the configuration is referenced, not copied. */
    public Mp4Track {
        if (id < 1 || timescale < 1) {
            throw new IllegalArgumentException("track id and timescale must be positive, got " + id + ", " + timescale);
        }
        configuration = configuration.asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer configuration() {
        return configuration.duplicate();
    }

    /** Describes an H.264 track; samples have 4-byte NAL lengths, so the written avcC says 4 whatever the given one says. */
    public static Mp4Track avc(int id, int timescale, ByteBuffer avcC) throws BitstreamException {
        AvcConfiguration configuration = AvcConfiguration.parse(avcC).withFourByteLengths();
        AvcSps sps = configuration.sps();
        return new Mp4Track(
                id,
                true,
                timescale,
                0,
                configuration.toBytes(),
                sps.width(),
                sps.height(),
                0,
                0,
                configuration.codecString());
    }

    /** Describes an AAC track; samples are raw_data_blocks without ADTS. */
    public static Mp4Track aac(int id, int timescale, ByteBuffer audioSpecificConfig) throws BitstreamException {
        AacConfiguration configuration = AacConfiguration.parse(audioSpecificConfig);
        return new Mp4Track(
                id,
                false,
                timescale,
                AAC_INDICATION,
                configuration.toBytes(),
                0,
                0,
                configuration.extensionSamplingFrequency(),
                configuration.ps() ? 2 : configuration.channels(),
                configuration.codecString());
    }

    /** Describes an MP3 track by the header of its first frame; samples are whole MPEG audio frames. */
    public static Mp4Track mp3(int id, int timescale, MpegAudioHeader firstFrame) {
        return new Mp4Track(
                id,
                false,
                timescale,
                firstFrame.objectTypeIndication(),
                ByteBuffer.allocate(0),
                0,
                0,
                firstFrame.samplingFrequency(),
                firstFrame.channels(),
                firstFrame.codecString());
    }
}
