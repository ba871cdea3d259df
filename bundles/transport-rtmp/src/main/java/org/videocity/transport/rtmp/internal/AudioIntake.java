package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.AacConfiguration;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.MpegAudioHeader;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.FlvException;
import org.videocity.wire.flv.TagSupport;
import org.videocity.wire.rtmp.RtmpMessage;

/** Turns audio messages (FLV Annex E.4.2) into AAC or MP3 access units, copying nothing. */
final class AudioIntake {
    private final TrackOutput out;
    private Codec codec = new Codec("none");
    private int mp3Frequency;
    private int mp3Channels;

    AudioIntake(TrackOutput out) {
        this.out = out;
    }

    void accept(RtmpMessage message, long arrivalNanos) throws UnsupportedCodecException {
        ByteBuffer payload = message.payload();
        if (!payload.hasRemaining()) {
            return;
        }
        try {
            AudioTag tag = AudioTag.parse(payload);
            if (tag.enhanced() || tag.support() != TagSupport.SUPPORTED) {
                throw new UnsupportedCodecException(tag.codecName() + " audio", "AAC or MP3");
            }
            ByteBuffer body = tag.body(payload);
            if (tag.sequenceHeader()) {
                aac(AacConfiguration.parse(body));
            } else if (tag.isFrame() && body.hasRemaining()) {
                frame(tag, body, message.time(), arrivalNanos);
            }
        } catch (FlvException | BitstreamException e) {
            out.dropped(Counters.MALFORMED);
        }
    }

    private void frame(AudioTag tag, ByteBuffer body, long time, long arrivalNanos) throws BitstreamException {
        if (tag.mp3()) {
            mp3(MpegAudioHeader.parse(body));
        } else if (!codec.equals(Codec.AAC)) {
            out.dropped(Counters.NO_CONFIGURATION);
            return;
        }
        out.frame(new AccessUnit(Tracks.AUDIO, time, 0, true, false, arrivalNanos, body));
    }

    private void aac(AacConfiguration configuration) {
        codec = Codec.AAC;
        int frequency = Math.max(configuration.samplingFrequency(), configuration.extensionSamplingFrequency());
        int channels = configuration.ps() ? 2 : configuration.channels();
        out.format(new Track(
                Tracks.AUDIO,
                TrackFormat.audio(Codec.AAC, Tracks.TIME_BASE, configuration.bytes(), frequency, channels)));
    }

    private void mp3(MpegAudioHeader header) {
        if (codec.equals(Codec.MP3) && mp3Frequency == header.samplingFrequency() && mp3Channels == header.channels()) {
            return;
        }
        codec = Codec.MP3;
        mp3Frequency = header.samplingFrequency();
        mp3Channels = header.channels();
        out.format(new Track(
                Tracks.AUDIO,
                TrackFormat.audio(Codec.MP3, Tracks.TIME_BASE, ByteBuffer.allocate(0), mp3Frequency, mp3Channels)));
    }
}
