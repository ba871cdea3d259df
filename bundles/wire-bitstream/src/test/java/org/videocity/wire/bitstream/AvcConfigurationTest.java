package org.videocity.wire.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parses and rebuilds avcC records as x264 (core 164) makes them: {@code ffmpeg -f lavfi -i testsrc2=size=... -c:v libx264
 * x.flv}, the first video tag without its 5 header bytes. High 4:2:0, Baseline, High interlaced 16:11, High 4:4:4 with
 * scaling lists and HRD, High 10.
 */
class AvcConfigurationTest {
    static final String HIGH =
            "0164000dffe1001b6764000dacd94150878888c044000003000400000300c83c50a658" + "01000668ebe3cb22c0fdf8f800";
    static final String BASELINE = "0142c00dffe100196742c00dda05421e2223011000000300100000030328f142aa01000468ce0fc8";
    static final String INTERLACED =
            "0164001effe100186764001eacd940b424d8208000000300800000190f8a14cb01000668fba3cb22c0" + "fdf8f800";
    static final String HIGH_444 =
            "01f4000bffe1002267f4000b919b2851bf3e022000007d20001d4c0c0400249e000927f261803c50a658"
                    + "01000768ebec44c00044fff8f800";
    static final String HIGH_10 =
            "016e000bffe10019676e000ba6cd9428df930110000003001000000640f142996001000668ebe3cb22c0fdfafa00";

    @ParameterizedTest
    @ValueSource(strings = {HIGH, BASELINE, INTERLACED, HIGH_444, HIGH_10})
    void whatIsParsedIsBuiltAgain(String avcC) throws BitstreamException {
        AvcConfiguration parsed = AvcConfiguration.parse(Hex.bytes(avcC));
        assertThat(Hex.text(parsed.toBytes())).isEqualTo(avcC);
        AvcConfiguration built = AvcConfiguration.of(parsed.sequenceParameterSets(), parsed.pictureParameterSets());
        assertThat(built).isEqualTo(parsed);
        assertThat(built.sps().codecString()).isEqualTo(built.codecString());
    }

    @ParameterizedTest
    @ValueSource(strings = {HIGH, BASELINE, INTERLACED, HIGH_444, HIGH_10})
    void everyTruncationBeforeTheExtensionIsRefused(String avcC) throws BitstreamException {
        ByteBuffer whole = Hex.bytes(avcC);
        int end = whole.limit() - AvcConfiguration.parse(whole).extension().remaining();
        for (int length = 0; length < end; length++) {
            ByteBuffer part = whole.slice(0, length);
            assertThatThrownBy(() -> AvcConfiguration.parse(part)).isInstanceOf(BitstreamException.class);
        }
    }

    @Test
    void theArgumentIsLeftAloneAndTheResultIsACopy() throws BitstreamException {
        ByteBuffer avcC = Hex.bytes("ffff" + HIGH + "ffff");
        avcC.position(2).limit(avcC.capacity() - 2);
        AvcConfiguration parsed = AvcConfiguration.parse(avcC);
        assertThat(avcC.position()).isEqualTo(2);
        avcC.put(2, new byte[avcC.remaining()]);
        parsed.sequenceParameterSets().get(0).get();
        assertThat(Hex.text(parsed.toBytes())).isEqualTo(HIGH);
        assertThat(parsed.codecString()).isEqualTo("avc1.64000d");
    }

    @Test
    void shortLengthsBecomeFourBytes() throws BitstreamException {
        AvcConfiguration parsed = AvcConfiguration.parse(Hex.bytes(BASELINE.replaceFirst("0dffe1", "0dfde1")));
        assertThat(parsed.nalLengthSize()).isEqualTo(2);
        assertThat(Hex.text(parsed.withFourByteLengths().toBytes())).isEqualTo(BASELINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", //
                "00" + "64000dffe1000167" + "00", // version 0
                "0164000dfee1000167" + "00", // lengths of three bytes
                "0164000dffe0" + "00", // no SPS
                "0164000dffe10000" + "00", // empty SPS
                "0164000dffe1000168" + "00", // PPS in place of SPS
                "0164000dffe1ffff67" + "00" // length beyond the end
            })
    void brokenRecordsAreRefused(String avcC) {
        assertThatThrownBy(() -> AvcConfiguration.parse(Hex.bytes(avcC))).isInstanceOf(BitstreamException.class);
    }

    @Test
    void recordsAboveTheLimitAreRefused() {
        assertThatThrownBy(() -> AvcConfiguration.parse(ByteBuffer.allocate(AvcConfiguration.MAX_BYTES + 1)))
                .hasMessageContaining("65537 bytes");
        assertThatThrownBy(() -> AvcConfiguration.of(List.of(), List.of())).isInstanceOf(BitstreamException.class);
    }
}
