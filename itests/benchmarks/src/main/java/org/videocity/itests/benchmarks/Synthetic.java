package org.videocity.itests.benchmarks;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

/**
 * Messages of a stream with the sizes and times an encoder would give them: 25 pictures a second, a key frame every two
 * seconds eight times the size of the others, 43 AAC frames a second at 96 kbit/s. Codec headers are valid, what is in
 * the frames is noise.
 */
final class Synthetic {
    static final int PICTURES_PER_GROUP = 50;
    static final long PICTURE_MICROS = 40_000;
    static final int AUDIO_SAMPLES = 1024;
    static final int AUDIO_RATE = 44_100;

    private static final int KEY_WEIGHT = 8;
    private static final int AUDIO_BITS_PER_SECOND = 96_000;
    private static final byte[] AVCC = HexFormat.of()
            .parseHex("0164001effe100196764001eacb405017fcb80880000030008000003019078b17501000468ef3cb0fdf8f800");
    /** AAC-LC, 44.1 kHz, stereo. */
    private static final byte[] AAC = HexFormat.of().parseHex("1210");

    private final byte[] keyFrame;
    private final byte[] interFrame;
    private final byte[] audioFrame;

    /** Makes a stream of so many bits per second, audio included. */
    Synthetic(long bitsPerSecond) {
        long groupBytes = (bitsPerSecond - AUDIO_BITS_PER_SECOND) / 8 * 2;
        int inter = (int) (groupBytes / (PICTURES_PER_GROUP - 1 + KEY_WEIGHT));
        if (inter <= Frame.VIDEO_AT + Frame.MARK_BYTES) {
            throw new BenchException("a stream needs more than " + bitsPerSecond + " bit/s");
        }
        SplittableRandom noise = new SplittableRandom(1);
        keyFrame = picture(noise, inter * KEY_WEIGHT, 0x17, 0x65);
        interFrame = picture(noise, inter, 0x27, 0x41);
        audioFrame = bytes(noise, AUDIO_BITS_PER_SECOND / 8 * AUDIO_SAMPLES / AUDIO_RATE);
        audioFrame[0] = (byte) 0xAF;
        audioFrame[1] = 1;
        audioFrame[2] = 0x21;
    }

    /** Returns onMetaData and both codec headers. */
    static RtmpMessage[] headers(long streamId) {
        AmfValue metadata = AmfValue.members()
                .put("width", 640)
                .put("height", 360)
                .put("framerate", 25)
                .put("videocodecid", 7)
                .put("audiocodecid", 10)
                .ecmaArray();
        ByteBuffer data = AmfEncoder.encode(AmfValue.of("@setDataFrame"), AmfValue.of("onMetaData"), metadata);
        return new RtmpMessage[] {
            RtmpMessage.of(MessageType.DATA_AMF0, streamId, 0, data),
            RtmpMessage.of(MessageType.VIDEO, streamId, 0, joined(new byte[] {0x17, 0, 0, 0, 0}, AVCC)),
            RtmpMessage.of(MessageType.AUDIO, streamId, 0, joined(new byte[] {(byte) 0xAF, 0}, AAC))
        };
    }

    /** Microseconds from the beginning to a picture. */
    static long pictureMicros(long number) {
        return number * PICTURE_MICROS;
    }

    /** Microseconds from the beginning to an audio frame. */
    static long audioMicros(long number) {
        return number * AUDIO_SAMPLES * 1_000_000 / AUDIO_RATE;
    }

    RtmpMessage picture(long streamId, long number, long sentNanos) {
        byte[] like = number % PICTURES_PER_GROUP == 0 ? keyFrame : interFrame;
        ByteBuffer payload = ByteBuffer.wrap(like.clone());
        Frame.put(payload, Frame.VIDEO_AT, number, sentNanos);
        return RtmpMessage.of(MessageType.VIDEO, streamId, pictureMicros(number) / 1000, payload);
    }

    RtmpMessage audio(long streamId, long number, long sentNanos) {
        ByteBuffer payload = ByteBuffer.wrap(audioFrame.clone());
        Frame.put(payload, Frame.AUDIO_AT, number, sentNanos);
        return RtmpMessage.of(MessageType.AUDIO, streamId, audioMicros(number) / 1000, payload);
    }

    private static byte[] picture(SplittableRandom noise, int size, int flvHeader, int nalHeader) {
        byte[] payload = bytes(noise, size);
        ByteBuffer.wrap(payload)
                .put((byte) flvHeader)
                .put((byte) 1)
                .put(new byte[3])
                .putInt(size - 9)
                .put((byte) nalHeader);
        return payload;
    }

    /** Noise without a zero byte, in which no start code can be seen. */
    private static byte[] bytes(SplittableRandom noise, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) noise.nextInt(4, 256);
        }
        return bytes;
    }

    private static ByteBuffer joined(byte[] head, byte[] body) {
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
    }
}
