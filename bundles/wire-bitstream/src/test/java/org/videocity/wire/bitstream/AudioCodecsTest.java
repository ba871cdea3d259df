package org.videocity.wire.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes and frames are ffmpeg's, of a sine in mono or 5.1, with libopus, flac, ac3 and eac3; other sources are named. */
class AudioCodecsTest {
    /** RFC 9639 appendix D.1: a whole FLAC stream. */
    private static final String RFC_9639_D1 = "664c614380000022100010000000 0f00000f0ac442f0000000013e84b41807dc"
            + "690307586a3dad1a2e0f fff86918 0000bf 0358fd 03128b aa9a";

    private static final String AC3 = "0b77e1e75e40ebf8403e";
    private static final String EAC3 = "0b77037f3f87c00020f8";

    @ParameterizedTest
    @CsvSource({
        "000101380000bb80000000, 4f707573486561640101380180bb0000000000",
        "000601380000bb800000010402000401020305, 4f707573486561640106380180bb00000000010402000401020305",
        "000200000000ac44ff0000, 4f70757348656164010200 0044ac000000ff00"
    })
    void opusHasTwoForms(String dOps, String head) throws BitstreamException {
        OpusConfiguration box = OpusConfiguration.parse(Hex.bytes(dOps));
        assertThat(box.toHead()).isEqualTo(Hex.bytes(head));
        assertThat(box.toBytes()).isEqualTo(Hex.bytes(dOps));
        assertThat(OpusConfiguration.parseHead(Hex.bytes(head))).isEqualTo(box);
        assertThat(box.codecString()).isEqualTo("opus");
    }

    @Test
    void opusFieldsAreRead() throws BitstreamException {
        OpusConfiguration surround = OpusConfiguration.parse(Hex.bytes("000601380000bb80ff0001" + "0402000401020305"));
        assertThat(surround.channels()).isEqualTo(6);
        assertThat(surround.preSkip()).isEqualTo(312);
        assertThat(surround.inputSampleRate()).isEqualTo(48_000);
        assertThat(surround.outputGain()).isEqualTo(-256);
        assertThat(surround.streams()).isEqualTo(4);
        assertThat(surround.coupled()).isEqualTo(2);
        OpusConfiguration ambisonics = OpusConfiguration.parse(Hex.bytes("000101380000bb80000003" + "0100" + "7fff"));
        assertThat(ambisonics.mapping()).isEqualTo(Hex.bytes("7fff"));
        assertThat(Hex.text(OpusConfiguration.of(2).toBytes())).isEqualTo("000201380000bb80000000");
        assertThatThrownBy(() -> OpusConfiguration.of(3)).hasMessageContaining("3 channels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "000101380000bb800000",
                "100101380000bb80000000", // version
                "000001380000bb80000000", // no channels
                "000301380000bb80000000", // family 0 has two
                "000901380000bb80000001", // ends before the mapping
                "000101380000bb800000010100", // inside
                "000101380000bb80000001000000", // no streams
                "000101380000bb80000001010200", // more stereo than streams
                "000101380000bb80000001010001" // no such channel
            })
    void brokenOpusIsRefused(String hex) {
        assertThatThrownBy(() -> OpusConfiguration.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
        assertThatThrownBy(() -> OpusConfiguration.parseHead(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }

    /** RFC 6716 table 2 and section 3.2. */
    @ParameterizedTest
    @CsvSource({
        "00, 480",
        "18, 2880",
        "20, 480",
        "38, 2880",
        "58, 2880",
        "60, 480",
        "68, 960",
        "70, 480",
        "80, 120",
        "88, 240",
        "90, 480",
        "98, 960",
        "f8, 960",
        "f9, 1920",
        "fa, 1920",
        "fb03, 2880",
        "e330, 5760",
        "1b02, 5760"
    })
    void opusDurations(String hex, int samples) throws BitstreamException {
        assertThat(OpusPacket.parse(Hex.bytes(hex)).samples()).isEqualTo(samples);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fb", "fb00", "fb07", "1b03"})
    void brokenOpusPacketsAreRefused(String hex) {
        assertThatThrownBy(() -> OpusPacket.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }

    @Test
    void flacAsInItsSpecification() throws BitstreamException {
        ByteBuffer stream = Hex.bytes(RFC_9639_D1);
        FlacConfiguration configuration = FlacConfiguration.parseNative(stream.slice(0, 42));
        assertThat(configuration.minBlockSize()).isEqualTo(4096);
        assertThat(configuration.sampleRate()).isEqualTo(44_100);
        assertThat(configuration.channels()).isEqualTo(2);
        assertThat(configuration.bitsPerSample()).isEqualTo(16);
        assertThat(configuration.totalSamples()).isEqualTo(1);
        assertThat(configuration.toNative()).isEqualTo(stream.slice(0, 42));
        assertThat(configuration.toBytes()).isEqualTo(stream.slice(4, 38));
        assertThat(FlacConfiguration.parse(stream.slice(4, 38))).isEqualTo(configuration);
        assertThat(FlacConfiguration.parseNative(stream.slice(8, 34))).isEqualTo(configuration);
        assertThat(configuration.codecString()).isEqualTo("flac");
        assertThat(FlacFrame.parse(stream.slice(42, 10))).isEqualTo(new FlacFrame(1, 44_100, 2, 16));
    }

    @Test
    void furtherFlacBlocksStayInTheBoxOnly() throws BitstreamException {
        String info = "12001200 0001a60004ff0bb800f00002328015027356c02fd20916d92079cc250a39";
        FlacConfiguration two = FlacConfiguration.parse(Hex.bytes("00000022" + info + "84000001ff" + "99"));
        assertThat(two.toBytes()).isEqualTo(Hex.bytes("00000022" + info + "84000001ff"));
        assertThat(two.toNative()).isEqualTo(Hex.bytes("664c6143" + "80000022" + info));
        FlacConfiguration unmarked = FlacConfiguration.parse(Hex.bytes("00000022" + info));
        assertThat(unmarked.toBytes()).isEqualTo(Hex.bytes("80000022" + info));
    }

    @ParameterizedTest
    @CsvSource({"fff85a0800814e000000, 4608, 48000, 1, 16", "fff85a0807944ef187f1, 4608, 48000, 1, 16"})
    void flacFrames(String hex, int blockSize, int rate, int channels, int bits) throws BitstreamException {
        assertThat(FlacFrame.parse(Hex.bytes(hex))).isEqualTo(new FlacFrame(blockSize, rate, channels, bits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fff8",
                "fffa5a0800814e",
                "fff80a0800814e",
                "fff85f0800814e",
                "fff85ab800814e",
                "fff85a0600814e",
                "fff85a0880814e",
                "fff85a08ff814e",
                "fff85a080080"
            })
    void brokenFlacFramesAreRefused(String hex) {
        assertThatThrownBy(() -> FlacFrame.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "8000002200", "84000000", "80000021", "664c6143"})
    void brokenFlacIsRefused(String hex) {
        assertThatThrownBy(() -> FlacConfiguration.parseNative(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }

    @Test
    void ac3() throws BitstreamException {
        Ac3Header header = Ac3Header.parse(Hex.bytes(AC3));
        assertThat(header).isEqualTo(new Ac3Header(false, 44_100, 6, 1536, 1950, 448_000, 1, 8, 0, 7, true));
        assertThat(Hex.text(header.toBytes())).isEqualTo("503de0");
        assertThat(Ac3Header.parse(Hex.bytes("0b7740065f40ebf8403e")).frameBytes())
                .isEqualTo(1952);
        Ac3Header box = Ac3Header.parseAc3Box(Hex.bytes("503de0"));
        assertThat(box.channels()).isEqualTo(6);
        assertThat(box.sampleRate()).isEqualTo(44_100);
        assertThat(Hex.text(box.toBytes())).isEqualTo("503de0");
        assertThat(box.codecString()).isEqualTo("ac-3");
    }

    @Test
    void eac3() throws BitstreamException {
        Ac3Header header = Ac3Header.parse(Hex.bytes(EAC3));
        assertThat(header).isEqualTo(new Ac3Header(true, 48_000, 6, 1536, 1792, 448_000, 0, 16, 0, 7, true));
        assertThat(Hex.text(header.toBytes())).isEqualTo("0e00200f00");
        assertThat(Hex.text(Ac3Header.parseEac3Box(Hex.bytes("0e00200f00")).toBytes()))
                .isEqualTo("0e00200f00");
        assertThat(header.codecString()).isEqualTo("ec-3");
        assertThat(Ac3Header.parse(Hex.bytes("0b77037f0f87c00020f8")).samples()).isEqualTo(256);
        Ac3Header half = Ac3Header.parse(Hex.bytes("0b77037fcf87c00020f8"));
        assertThat(half.sampleRate()).isEqualTo(24_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0b77e1e75e",
                "770be1e75e40ebf8403e",
                "0b77e1e7de40ebf8403e", // fscod 3
                "0b77e1e76740ebf8403e", // frmsizecod 39
                "0b77e1e75e60ebf8403e", // bsid 12
                "0b77437f3f87c00020f8", // dependent substream
                "0b77c37f3f87c00020f8", // reserved substream
                "0b77037fff87c00020f8" // reserved frequency
            })
    void brokenAc3IsRefused(String hex) {
        assertThatThrownBy(() -> Ac3Header.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }

    @Test
    void brokenAc3BoxesAreRefused() {
        assertThatThrownBy(() -> Ac3Header.parseAc3Box(Hex.bytes("503d"))).isInstanceOf(BitstreamException.class);
        assertThatThrownBy(() -> Ac3Header.parseAc3Box(Hex.bytes("d03de0"))).isInstanceOf(BitstreamException.class);
        assertThatThrownBy(() -> Ac3Header.parseAc3Box(Hex.bytes("503fe0"))).isInstanceOf(BitstreamException.class);
        assertThatThrownBy(() -> Ac3Header.parseEac3Box(Hex.bytes("0e00200f"))).isInstanceOf(BitstreamException.class);
        assertThatThrownBy(() -> Ac3Header.parseEac3Box(ByteBuffer.allocate(100)))
                .hasMessageContaining("at most");
    }
}
