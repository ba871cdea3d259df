package org.videocity.wire.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AacConfigurationTest {
    private static AacConfiguration parse(String hex) throws BitstreamException {
        return AacConfiguration.parse(Hex.bytes(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "1210, 2, 44100, 2, mp4a.40.2", // LC stereo
        "1190, 2, 48000, 2, mp4a.40.2",
        "120856e500, 2, 44100, 1, mp4a.40.2", // as ffmpeg writes it: "no SBR" in the backward compatible form
        "1588, 2, 8000, 1, mp4a.40.2",
        "0a10, 1, 44100, 2, mp4a.40.1"
    })
    void plainConfigurations(String hex, int type, int frequency, int channels, String codec)
            throws BitstreamException {
        AacConfiguration parsed = parse(hex);
        assertThat(parsed.objectType()).isEqualTo(type);
        assertThat(parsed.samplingFrequency()).isEqualTo(frequency);
        assertThat(parsed.extensionSamplingFrequency()).isEqualTo(frequency);
        assertThat(parsed.channels()).isEqualTo(channels);
        assertThat(parsed.codecString()).isEqualTo(codec);
        assertThat(parsed.sbr()).isFalse();
        assertThat(Hex.text(parsed.toBytes())).isEqualTo(hex);
    }

    /** Object type 5, core 22050 Hz stereo, output 44100 Hz, core LC. */
    @Test
    void explicitSbr() throws BitstreamException {
        AacConfiguration parsed = parse("2b920800");
        assertThat(parsed.sbr()).isTrue();
        assertThat(parsed.ps()).isFalse();
        assertThat(parsed.objectType()).isEqualTo(AacConfiguration.LC);
        assertThat(parsed.samplingFrequency()).isEqualTo(22_050);
        assertThat(parsed.extensionSamplingFrequency()).isEqualTo(44_100);
        assertThat(parsed.codecString()).isEqualTo("mp4a.40.5");
    }

    /** Object type 29, core 22050 Hz mono, output 44100 Hz, core LC. */
    @Test
    void explicitParametricStereo() throws BitstreamException {
        AacConfiguration parsed = parse("eb8a0800");
        assertThat(parsed.ps()).isTrue();
        assertThat(parsed.channels()).isEqualTo(1);
        assertThat(parsed.extensionSamplingFrequency()).isEqualTo(44_100);
        assertThat(parsed.codecString()).isEqualTo("mp4a.40.29");
    }

    @Test
    void backwardCompatibleSbrAndPs() throws BitstreamException {
        AacConfiguration parsed = parse("1388 56e5a5 4880");
        assertThat(parsed.sbr()).isTrue();
        assertThat(parsed.ps()).isTrue();
        assertThat(parsed.samplingFrequency()).isEqualTo(22_050);
        assertThat(parsed.extensionSamplingFrequency()).isEqualTo(44_100);
    }

    @Test
    void buildsWhatItParses() throws BitstreamException {
        assertThat(Hex.text(AacConfiguration.of(2, 44_100, 2).toBytes())).isEqualTo("1210");
        assertThat(Hex.text(
                        AacConfiguration.of(2, 22_050, 2).withSbr(44_100, false).toBytes()))
                .isEqualTo("2b920800");
        assertThat(Hex.text(
                        AacConfiguration.of(2, 22_050, 1).withSbr(44_100, true).toBytes()))
                .isEqualTo("eb8a0800");
        AacConfiguration odd = AacConfiguration.of(2, 37_800, 7);
        assertThat(odd.samplingFrequency()).isEqualTo(37_800);
        assertThat(odd.channels()).isEqualTo(8);
        assertThat(odd.toBytes().remaining()).isEqualTo(5);
    }

    @Test
    void objectTypesAbove31AreEscaped() throws BitstreamException {
        AacConfiguration usac = AacConfiguration.of(42, 48_000, 2);
        assertThat(usac.objectType()).isEqualTo(42);
        assertThat(usac.codecString()).isEqualTo("mp4a.40.42");
        assertThat(Hex.text(usac.toBytes())).startsWith("f946");
    }

    /** LC, 44100 Hz, channel configuration 0; one front pair, one side pair and one LFE; a comment of 1 byte. */
    @Test
    void aProgramConfigElementIsCounted() throws BitstreamException {
        AacConfiguration parsed = parse("1200 0504 4100 2110 0141");
        assertThat(parsed.channelConfiguration()).isZero();
        assertThat(parsed.channels()).isEqualTo(5);
    }

    @Test
    void shortFrames() throws BitstreamException {
        assertThat(parse("1214").frameLength()).isEqualTo(960);
        assertThat(parse("1210").frameLength()).isEqualTo(1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "0210", "1690", "1248", "1780000000", "2b96", "2b928a", "1200"})
    void brokenConfigurationsAreRefused(String hex) {
        assertThatThrownBy(() -> parse(hex)).isInstanceOf(BitstreamException.class);
    }

    @Test
    void limitsHold() {
        assertThatThrownBy(() -> AacConfiguration.parse(ByteBuffer.allocate(513)))
                .hasMessageContaining("513 bytes");
        assertThatThrownBy(() -> AacConfiguration.of(31, 44_100, 2)).isInstanceOf(BitstreamException.class);
        assertThatThrownBy(() -> AacConfiguration.of(2, 0, 2)).isInstanceOf(BitstreamException.class);
        assertThatThrownBy(() -> AacConfiguration.of(2, 44_100, 0)).isInstanceOf(BitstreamException.class);
    }
}
