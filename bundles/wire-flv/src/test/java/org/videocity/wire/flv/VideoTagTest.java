package org.videocity.wire.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoTagTest {
    private static VideoTag parse(String hex) throws FlvException {
        return VideoTag.parse(HexFormat.of().parseHex(hex));
    }

    @Test
    void aSequenceHeaderIsNoKeyFrame() throws FlvException {
        VideoTag tag = parse("1700000000" + "0164000d");
        assertThat(tag).isEqualTo(VideoTag.avcSequenceHeader());
        assertThat(tag.sequenceHeader()).isTrue();
        assertThat(tag.keyFrame()).isFalse();
        assertThat(tag.isFrame()).isFalse();
        assertThat(tag.support()).isEqualTo(TagSupport.SUPPORTED);
    }

    @Test
    void frames() throws FlvException {
        assertThat(parse("1701000050")).isEqualTo(VideoTag.avcFrame(true, false, 80));
        assertThat(parse("2701ffffff")).isEqualTo(VideoTag.avcFrame(false, false, -1));
        assertThat(parse("27017fffff").compositionTime()).isEqualTo(0x7f_ffff);
        assertThat(parse("2701800000").compositionTime()).isEqualTo(-0x80_0000);
        assertThat(parse("2701000000").keyFrame()).isFalse();
        assertThat(parse("4701000000").keyFrame()).isTrue();
        assertThat(parse("1702000000")).isEqualTo(VideoTag.avcEndOfSequence());
    }

    @Test
    void frameTypeThreeIsDisposable() throws FlvException {
        assertThat(parse("3701000000")).isEqualTo(VideoTag.avcFrame(false, true, 0));
        assertThat(parse("3701000000").disposable()).isTrue();
        assertThat(parse("2701000000").disposable()).isFalse();
    }

    @Test
    void commandFramesHaveNoPicture() throws FlvException {
        VideoTag tag = parse("5700");
        assertThat(tag.isFrame()).isFalse();
        assertThat(tag.sequenceHeader()).isFalse();
        assertThat(tag.bodyOffset()).isEqualTo(1);
    }

    @Test
    void theBodyIsASliceAndThePositionStays() throws FlvException {
        ByteBuffer payload = ByteBuffer.wrap(HexFormat.of().parseHex("ffff1701000001aabb"))
                .position(2)
                .order(ByteOrder.LITTLE_ENDIAN);
        VideoTag tag = VideoTag.parse(payload);
        assertThat(tag.compositionTime()).isEqualTo(1);
        assertThat(payload.position()).isEqualTo(2);
        assertThat(tag.body(payload)).isEqualTo(ByteBuffer.wrap(new byte[] {(byte) 0xaa, (byte) 0xbb}));
        assertThat(tag.body(payload).array()).isSameAs(payload.array());
    }

    @ParameterizedTest
    @CsvSource({"22ff, Sorenson H.263", "24, On2 VP6", "2c00000000, HEVC by codec id 12", "2f, codec 15"})
    void otherCodecsAreNamed(String hex, String name) throws FlvException {
        VideoTag tag = parse(hex);
        assertThat(tag.support()).isEqualTo(TagSupport.UNSUPPORTED_CODEC);
        assertThat(tag.codecName()).isEqualTo(name);
    }

    @Test
    void theEnhancedHeaderHasItsCodec() throws FlvException {
        VideoTag tag = parse("90" + "68766331" + "01");
        assertThat(tag.support()).isEqualTo(TagSupport.SUPPORTED);
        assertThat(tag.codecName()).isEqualTo("enhanced hvc1");
        assertThat(tag.frameType()).isEqualTo(VideoTag.KEY);
        assertThat(tag.isFrame()).isFalse();
        assertThat(tag.keyFrame()).isFalse();
        assertThat(tag.sequenceHeader()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "17010000", "90", "90687663", "91687663310000"})
    void truncatedHeadersAreRefused(String hex) {
        assertThatThrownBy(() -> parse(hex)).isInstanceOf(FlvException.class);
    }
}
