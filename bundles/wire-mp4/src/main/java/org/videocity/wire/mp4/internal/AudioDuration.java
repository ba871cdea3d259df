package org.videocity.wire.mp4.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.AacConfiguration;
import org.videocity.wire.bitstream.Ac3Header;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.FlacFrame;
import org.videocity.wire.bitstream.MpegAudioHeader;
import org.videocity.wire.bitstream.OpusConfiguration;
import org.videocity.wire.bitstream.OpusPacket;
import org.videocity.wire.mp4.Mp4Track;

/** Reads how long an audio frame is from the frame itself, for the last one of a stream, which no other follows. */
final class AudioDuration {
    private static final int AAC_INDICATION = 0x40;

    private AudioDuration() {}

    /** Returns the duration in the track's timescale, at least 1; 0 where the frame does not say it. */
    static long ticks(Mp4Track track, ByteBuffer frame) {
        try {
            return switch (track.sampleEntry()) {
                case "Opus" -> scale(track, OpusPacket.parse(frame).samples(), OpusConfiguration.SAMPLE_RATE);
                case "fLaC" -> scale(track, FlacFrame.parse(frame).blockSize(), track.sampleRate());
                case "ac-3", "ec-3" -> ac3(track, Ac3Header.parse(frame));
                case "mp4a" ->
                    track.objectTypeIndication() == AAC_INDICATION
                            ? aac(track, AacConfiguration.parse(track.configuration()))
                            : mp3(track, MpegAudioHeader.parse(frame));
                default -> 0;
            };
        } catch (BitstreamException e) {
            return 0; // not what the track says it is: the last known duration is as good
        }
    }

    private static long ac3(Mp4Track track, Ac3Header header) {
        return scale(track, header.samples(), header.sampleRate());
    }

    private static long aac(Mp4Track track, AacConfiguration configuration) {
        return scale(track, configuration.frameLength(), configuration.samplingFrequency());
    }

    private static long mp3(Mp4Track track, MpegAudioHeader header) {
        return scale(track, header.samplesPerFrame(), header.samplingFrequency());
    }

    private static long scale(Mp4Track track, long samples, int rate) {
        return rate < 1 ? 0 : Math.max(1, (samples * track.timescale() + rate / 2) / rate);
    }
}
