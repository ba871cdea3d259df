package org.videocity.wire.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Reads the SPS of the vectors in {@link AvcConfigurationTest}; the expected values are the encoder's settings. */
class AvcSpsTest {
    private static AvcSps spsOf(String avcC) throws BitstreamException {
        return AvcConfiguration.parse(Hex.bytes(avcC)).sps();
    }

    @Test
    void highProfileWithCroppingAndTiming() throws BitstreamException {
        AvcSps sps = spsOf(AvcConfigurationTest.HIGH);
        assertThat(sps.width()).isEqualTo(322);
        assertThat(sps.height()).isEqualTo(242);
        assertThat(sps.framesPerSecond().getAsDouble()).isEqualTo(25.0);
        assertThat(sps.reorderFrames()).hasValue(2);
        assertThat(sps.codecString()).isEqualTo("avc1.64000d");
        assertThat(sps.framesOnly()).isTrue();
    }

    @Test
    void baselineHasNoReordering() throws BitstreamException {
        AvcSps sps = spsOf(AvcConfigurationTest.BASELINE);
        assertThat(sps.profile()).isEqualTo(66);
        assertThat(sps.reorderFrames()).hasValue(0);
        assertThat(sps.codecString()).isEqualTo("avc1.42c00d");
    }

    @Test
    void interlacedAnamorphicPicture() throws BitstreamException {
        AvcSps sps = spsOf(AvcConfigurationTest.INTERLACED);
        assertThat(sps.framesOnly()).isFalse();
        assertThat(sps.width()).isEqualTo(720);
        assertThat(sps.height()).isEqualTo(576);
        assertThat(sps.pixelAspectWidth()).isEqualTo(16);
        assertThat(sps.pixelAspectHeight()).isEqualTo(11);
    }

    @Test
    void fullChromaWithHypotheticalDecoder() throws BitstreamException {
        AvcSps sps = spsOf(AvcConfigurationTest.HIGH_444);
        assertThat(sps.chromaFormat()).isEqualTo(3);
        assertThat(sps.width()).isEqualTo(160);
        assertThat(sps.height()).isEqualTo(90);
        assertThat(sps.framesPerSecond().getAsDouble()).isCloseTo(29.97, within(0.001));
        assertThat(sps.reorderFrames()).hasValue(2);
    }

    @Test
    void tenBits() throws BitstreamException {
        AvcSps sps = spsOf(AvcConfigurationTest.HIGH_10);
        assertThat(sps.bitDepthLuma()).isEqualTo(10);
        assertThat(sps.bitDepthChroma()).isEqualTo(10);
        assertThat(sps.framesPerSecond().getAsDouble()).isEqualTo(50.0);
    }

    /** Written by hand: Baseline 3.0, 40x30 macroblocks, no cropping, no VUI. */
    @Test
    void withoutVuiNothingIsGuessed() throws BitstreamException {
        AvcSps sps = AvcSps.parse(Hex.bytes("6742001eda0280f640"));
        assertThat(sps.width()).isEqualTo(640);
        assertThat(sps.height()).isEqualTo(480);
        assertThat(sps.framesPerSecond()).isEmpty();
        assertThat(sps.reorderFrames()).isEmpty();
    }

    @Test
    void everyTruncationIsRefused() throws BitstreamException {
        ByteBuffer sps = AvcConfiguration.parse(Hex.bytes(AvcConfigurationTest.HIGH))
                .sequenceParameterSets()
                .get(0);
        for (int length = 0; length < sps.remaining() - 1; length++) {
            ByteBuffer part = sps.slice(0, length);
            assertThatThrownBy(() -> AvcSps.parse(part)).isInstanceOf(BitstreamException.class);
        }
    }

    @Test
    void otherNalUnitsAndAbsurdSizesAreRefused() {
        assertThatThrownBy(() -> AvcSps.parse(Hex.bytes("68ce0fc8"))).hasMessageContaining("not an SPS");
        assertThatThrownBy(() -> AvcSps.parse(Hex.bytes("6742001eda0010803d90")))
                .hasMessageContaining("pic_width_in_mbs_minus1 is 1055");
        assertThatThrownBy(() -> AvcSps.parse(ByteBuffer.allocate(5000))).hasMessageContaining("5000 bytes");
    }
}
