package org.videocity.wire.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioTagTest {
    private static AudioTag parse(String hex) throws FlvException {
        return AudioTag.parse(HexFormat.of().parseHex(hex));
    }

    @Test
    void aac() throws FlvException {
        AudioTag header = parse("af001210");
        assertThat(header).isEqualTo(AudioTag.aacSequenceHeader());
        assertThat(header.sequenceHeader()).isTrue();
        assertThat(header.isFrame()).isFalse();
        AudioTag frame = parse("af012110");
        assertThat(frame).isEqualTo(AudioTag.aacFrame());
        assertThat(frame.isFrame()).isTrue();
        assertThat(frame.support()).isEqualTo(TagSupport.SUPPORTED);
        ByteBuffer payload = ByteBuffer.wrap(HexFormat.of().parseHex("af012110"));
        assertThat(frame.body(payload)).isEqualTo(ByteBuffer.wrap(new byte[] {0x21, 0x10}));
    }

    @Test
    void mp3() throws FlvException {
        AudioTag frame = parse("2efffb50c4");
        assertThat(frame).isEqualTo(AudioTag.mp3Frame(44_100, 1));
        assertThat(frame.mp3()).isTrue();
        assertThat(frame.isFrame()).isTrue();
        assertThat(frame.bodyOffset()).isEqualTo(1);
        assertThat(parse("e2ff").mp3()).isTrue();
        assertThat(AudioTag.mp3Frame(8000, 1).soundFormat()).isEqualTo(AudioTag.MP3_8KHZ);
        assertThat(AudioTag.mp3Frame(24_000, 2).samplingFrequency()).isEqualTo(22_050);
    }

    @ParameterizedTest
    @ValueSource(strings = {"af00", "af01", "2e", "2a", "e3", "b2", "05", "7f"})
    void whatIsParsedIsBuiltAgain(String hex) throws FlvException {
        assertThat(parse(hex).toBytes())
                .isEqualTo(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @CsvSource({"b2ff, Speex", "72, G.711 A-law", "62, Nellymoser", "c0, format 12"})
    void otherFormatsAreNamed(String hex, String name) throws FlvException {
        assertThat(parse(hex).support()).isEqualTo(TagSupport.UNSUPPORTED_CODEC);
        assertThat(parse(hex).codecName()).isEqualTo(name);
    }

    @Test
    void theEnhancedHeaderHasItsCodec() throws FlvException {
        AudioTag tag = parse("90" + "4f707573" + "00");
        assertThat(tag.support()).isEqualTo(TagSupport.SUPPORTED);
        assertThat(tag.codecName()).isEqualTo("enhanced Opus");
        assertThat(tag.sequenceHeader()).isTrue();
        assertThat(tag.isFrame()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "af", "90", "904f7075"})
    void truncatedHeadersAreRefused(String hex) {
        assertThatThrownBy(() -> parse(hex)).isInstanceOf(FlvException.class);
    }
}
