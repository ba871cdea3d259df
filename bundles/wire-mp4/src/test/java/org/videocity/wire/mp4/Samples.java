package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.MpegAudioHeader;

/**
 * Tracks for the tests. The avcC is x264's for {@code ffmpeg -f lavfi -i testsrc2=size=322x242 -c:v libx264 x.flv} (and
 * 720x576 interlaced with {@code setsar=16/11}), the MP3 header libmp3lame's.
 */
final class Samples {
    static final String AVCC =
            "0164000dffe1001b6764000dacd94150878888c044000003000400000300c83c50a658" + "01000668ebe3cb22c0fdf8f800";
    static final String AVCC_ANAMORPHIC =
            "0164001effe100186764001eacd940b424d8208000000300800000190f8a14cb01000668fba3cb22c0fdf8f800";

    private Samples() {}

    static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    static Mp4Track video(int id) throws BitstreamException {
        return Mp4Track.avc(id, 1000, hex(AVCC));
    }

    static Mp4Track aac(int id) throws BitstreamException {
        return Mp4Track.aac(id, 1000, hex("1190"));
    }

    static Mp4Track mp3(int id) throws BitstreamException {
        return Mp4Track.mp3(id, 44_100, MpegAudioHeader.parse(hex("fffb50c4")));
    }

    /** Makes a payload that says who it is. */
    static ByteBuffer payload(int number) {
        return ByteBuffer.allocate(4 + number % 5).putInt(0, number);
    }
}
