package org.videocity.wire.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameHeadersTest {
    @Test
    void adts() throws BitstreamException {
        AacConfiguration configuration = AacConfiguration.of(2, 44_100, 2);
        AdtsHeader header = AdtsHeader.of(configuration, 371);
        assertThat(Hex.text(header.toBytes())).isEqualTo("fff150802f5ffc");
        AdtsHeader parsed = AdtsHeader.parse(header.toBytes());
        assertThat(parsed).isEqualTo(header);
        assertThat(parsed.frameLength()).isEqualTo(378);
        assertThat(parsed.configuration()).isEqualTo(configuration);
    }

    @Test
    void adtsWithCrc() throws BitstreamException {
        AdtsHeader parsed = AdtsHeader.parse(Hex.bytes("fff050802f5ffc0000"));
        assertThat(parsed.headerLength()).isEqualTo(9);
        assertThat(Hex.text(parsed.toBytes())).isEqualTo("fff150802f1ffc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fff150802f5f", "ffe150802f5ffc", "fff750802f5ffc", "fff174802f5ffc", "fff15080001ffc"})
    void brokenAdtsIsRefused(String hex) {
        assertThatThrownBy(() -> AdtsHeader.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }

    @Test
    void whatAdtsCannotSayIsRefused() throws BitstreamException {
        AacConfiguration usac = AacConfiguration.of(42, 48_000, 2);
        assertThatThrownBy(() -> AdtsHeader.of(usac, 1)).hasMessageContaining("42");
        AacConfiguration odd = AacConfiguration.of(2, 37_800, 2);
        assertThatThrownBy(() -> AdtsHeader.of(odd, 1)).hasMessageContaining("37800");
        AacConfiguration plain = AacConfiguration.of(2, 48_000, 2);
        assertThatThrownBy(() -> AdtsHeader.of(plain, 8185)).hasMessageContaining("8185");
    }

    @ParameterizedTest
    @CsvSource({
        "fffb50c4, 10, 3, 64000, 44100, 1, 1152, 208", // from libmp3lame
        "fffb9064, 10, 3, 128000, 44100, 2, 1152, 417",
        "fffb9264, 10, 3, 128000, 44100, 2, 1152, 418", // padded
        "fff380c4, 20, 3, 64000, 22050, 1, 576, 208",
        "ffe318c4, 25, 3, 8000, 8000, 1, 576, 72",
        "fffda400, 10, 2, 192000, 48000, 2, 1152, 576",
        "ffff9400, 10, 1, 288000, 48000, 2, 384, 288",
        "fffb0064, 10, 3, 0, 44100, 2, 1152, 0" // free format
    })
    void mpegAudio(
            String hex, int version, int layer, int bitRate, int frequency, int channels, int samples, int length)
            throws BitstreamException {
        assertThat(MpegAudioHeader.parse(Hex.bytes(hex)))
                .isEqualTo(new MpegAudioHeader(version, layer, bitRate, frequency, channels, samples, length));
    }

    @Test
    void mpegAudioNames() throws BitstreamException {
        assertThat(MpegAudioHeader.parse(Hex.bytes("fffb9064")).codecString()).isEqualTo("mp4a.6B");
        assertThat(MpegAudioHeader.parse(Hex.bytes("fff380c4")).objectTypeIndication())
                .isEqualTo(0x69);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fffb90", "ff1b9064", "ffeb9064", "fff99064", "fffbf064", "fffb9c64"})
    void brokenMpegAudioIsRefused(String hex) {
        assertThatThrownBy(() -> MpegAudioHeader.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }
}
