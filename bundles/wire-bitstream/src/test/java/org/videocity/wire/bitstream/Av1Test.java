package org.videocity.wire.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The records are those of SVT-AV1 and libaom, by {@code ffmpeg -f lavfi -i testsrc2=size=322x182 -c:v libsvtav1 x.mp4} and
 * {@code size=160x90 -c:v libaom-av1 -pix_fmt yuv420p10le}; the frames are the first bytes of theirs.
 */
class Av1Test {
    static final String AV1C = "81000c000a0b000000043d06d402f80040";
    static final String AV1C_TEN_BITS = "81004c000a0a00000003b4fd936be501";
    private static final String SEQUENCE = "0a0b000000043d06d4fbf90040";
    /** Frame OBUs without size: they reach to the end. */
    private static final String KEY = "30 1d1400a15824dd6d";

    private static final Av1Units UNITS = Av1Units.withDefaultLimits();

    private static Optional<Av1SequenceHeader> header() throws BitstreamException {
        return Optional.of(Av1SequenceHeader.parse(Hex.bytes(SEQUENCE)));
    }

    @Test
    void theRecordIsReadAndWritten() throws BitstreamException {
        Av1Configuration record = Av1Configuration.parse(Hex.bytes(AV1C));
        assertThat(Hex.text(record.toBytes())).isEqualTo(AV1C);
        assertThat(record.codecString()).isEqualTo("av01.0.00M.08");
        Av1SequenceHeader header = record.sequenceHeader().orElseThrow();
        assertThat(header.width()).isEqualTo(322);
        assertThat(header.height()).isEqualTo(182);
        assertThat(header.bitDepth()).isEqualTo(8);
        assertThat(header.colour()).isEqualTo(VideoColour.UNSPECIFIED);
    }

    @Test
    void aSequenceHeaderMakesTheSameRecord() throws BitstreamException {
        Av1Configuration record = Av1Configuration.parse(Hex.bytes(AV1C_TEN_BITS));
        assertThat(record.codecString()).isEqualTo("av01.0.00M.10");
        assertThat(Hex.text(Av1Configuration.of(record.configurationObus()).toBytes()))
                .isEqualTo(AV1C_TEN_BITS);
        ByteBuffer unsized = Hex.bytes("08" + AV1C_TEN_BITS.substring(12));
        assertThat(Hex.text(Av1Configuration.of(unsized).toBytes())).isEqualTo(AV1C_TEN_BITS);
    }

    /** AV1 Codec ISO Media File Format Binding section 5 has the second one as its example. */
    @ParameterizedTest
    @CsvSource({
        "0, 4, false, 8, false, 1, 1, 1, false, av01.0.04M.08",
        "0, 4, false, 10, false, 9, 16, 9, false, av01.0.04M.10.0.112.09.16.09.0",
        "0, 13, true, 10, false, 2, 2, 2, false, av01.0.13H.10",
        "0, 8, false, 8, true, 1, 1, 1, true, av01.0.08M.08.1.112.01.01.01.1"
    })
    void names(
            int profile,
            int level,
            boolean high,
            int depth,
            boolean mono,
            int primaries,
            int transfer,
            int matrix,
            boolean range,
            String name) {
        VideoColour colour = new VideoColour(primaries, transfer, matrix, range);
        Av1SequenceHeader.FrameSyntax syntax = new Av1SequenceHeader.FrameSyntax(false, false, 2, 2, 0, 7);
        Av1SequenceHeader header =
                new Av1SequenceHeader(profile, level, high, 1920, 1080, depth, mono, true, true, 2, colour, syntax);
        assertThat(header.codecString()).isEqualTo(name);
    }

    @Test
    void keyFrames() throws BitstreamException {
        Av1Sample sample = UNITS.inspect(Hex.bytes("1200" + SEQUENCE + KEY), Optional.empty());
        assertThat(sample.keyFrame()).isTrue();
        assertThat(sample.discardable()).isFalse();
        assertThat(sample.sequenceHeader()).contains(Hex.bytes(SEQUENCE));
        assertThat(UNITS.inspect(Hex.bytes(KEY), Optional.empty()).keyFrame()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "30 2908001249249e88, false", // keeps its picture
        "30 3203000db6b69523, true", // refresh_frame_flags 0
        "30 3207000db66d9523, true",
        "30 0929030405b6b6ca, false", // hidden, shown later
        "1a01e8, false", // show_existing_frame
        "1a01e8 30 3203000db6b69523, false"
    })
    void framesNobodyRefersTo(String hex, boolean discardable) throws BitstreamException {
        Av1Sample sample = UNITS.inspect(Hex.bytes(hex), header());
        assertThat(sample.discardable()).isEqualTo(discardable);
        assertThat(sample.keyFrame()).isFalse();
        assertThat(UNITS.inspect(Hex.bytes(hex), Optional.empty()).discardable())
                .as("unknown without a sequence header")
                .isFalse();
    }

    @Test
    void delimitersAndPaddingAreTakenOut() throws BitstreamException {
        ByteBuffer sample = Hex.bytes("1200" + SEQUENCE + "7a020000" + "1a01e8");
        assertThat(UNITS.toAccessUnit(sample)).isEqualTo(Hex.bytes(SEQUENCE + "1a01e8"));
        ByteBuffer clean = Hex.bytes(SEQUENCE + KEY);
        assertThat(UNITS.toAccessUnit(clean).array()).isSameAs(clean.array());
        assertThat(UNITS.toAccessUnit(Hex.bytes("1200")).hasRemaining()).isFalse();
    }

    @Test
    void aNewSequenceHeaderMakesANewRecord() throws BitstreamException {
        Av1Configuration record = Av1Configuration.parse(Hex.bytes(AV1C));
        assertThat(record.adopting(Hex.bytes(SEQUENCE))).isSameAs(record);
        Av1Configuration other = record.adopting(Hex.bytes(AV1C_TEN_BITS.substring(8)));
        assertThat(Hex.text(other.toBytes())).isEqualTo(AV1C_TEN_BITS);
        Av1Configuration empty = Av1Configuration.parse(Hex.bytes(AV1C.substring(0, 8)));
        assertThat(empty.sequenceHeader()).isEmpty();
        assertThat(empty.codecString()).isEqualTo("av01.0.00M.08");
        assertThat(empty.adopting(Hex.bytes(SEQUENCE)).sequenceHeader()).isEqualTo(header());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "81000c", "01000c00", "82000c00", "81000c000a0b00", "81000c000aff", "81000c000a01e0"})
    void brokenRecordsAreRefused(String hex) {
        assertThatThrownBy(() -> Av1Configuration.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "0a", "0a05000000", "32ffffffffffffffffff7f", "34", "0e00", "0a0100", "30"})
    void brokenSamplesAreRefused(String hex) {
        assertThatThrownBy(() -> UNITS.inspect(Hex.bytes(hex), Optional.empty()))
                .isInstanceOf(BitstreamException.class);
    }

    @Test
    void limitsHold() {
        Av1Units small = new Av1Units(8, 2);
        assertThatThrownBy(() -> small.toAccessUnit(ByteBuffer.allocate(9))).hasMessageContaining("at most 8");
        assertThatThrownBy(() -> small.toAccessUnit(Hex.bytes("120012001200"))).hasMessageContaining("more than 2");
    }
}
