package org.videocity.transport.rtmp.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

/** Any message body, any address: frames, drops, or the two exceptions that say so; never anything else. */
class IntakeFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void takesAnything(byte[] bytes) {
        RecordingOutput out = new RecordingOutput();
        VideoIntake video = new VideoIntake(out, 1 << 16);
        AudioIntake audio = new AudioIntake(out, 1 << 16);
        DataIntake data = new DataIntake(out, 1 << 16);
        try {
            video.accept(Media.avcHeader(0), 0);
            video.accept(RtmpMessage.of(MessageType.VIDEO, 1, 0, ByteBuffer.wrap(bytes)), 0);
            audio.accept(RtmpMessage.of(MessageType.AUDIO, 1, 0, ByteBuffer.wrap(bytes)), 0);
            acceptSeveral(video, audio, ByteBuffer.wrap(bytes));
        } catch (UnsupportedCodecException e) {
            out.dropped(String.valueOf(e.getMessage()));
        }
        data.accept(RtmpMessage.of(MessageType.DATA_AMF0, 1, 0, ByteBuffer.wrap(bytes)), 0);
        try {
            RtmpAddress.parse("call", host -> "localhost", "call", "", new String(bytes, StandardCharsets.UTF_8));
        } catch (AddressException e) {
            out.dropped(String.valueOf(e.getMessage()));
        }
    }

    /** Takes the input for messages with a byte of kind and length in front, so that headers and frames meet. */
    private static void acceptSeveral(VideoIntake video, AudioIntake audio, ByteBuffer input)
            throws UnsupportedCodecException {
        while (input.hasRemaining()) {
            int first = input.get() & 0xff;
            int length = Math.min(input.remaining(), first & 0x7f);
            ByteBuffer payload = input.slice(input.position(), length);
            input.position(input.position() + length);
            if (first > 0x7f) {
                video.accept(RtmpMessage.of(MessageType.VIDEO, 1, 0, payload), 0);
            } else {
                audio.accept(RtmpMessage.of(MessageType.AUDIO, 1, 0, payload), 0);
            }
        }
    }
}
