package org.videocity.wire.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NalUnitsTest {
    private static final NalUnits UNITS = NalUnits.withDefaultLimits();
    private static final String IDR = "00000003 65b804";
    private static final String SEI = "00000005 0606018480";

    private static AvcSample inspect(String hex) throws BitstreamException {
        return UNITS.inspect(Hex.bytes(hex));
    }

    @Test
    void keyFrames() throws BitstreamException {
        assertThat(inspect(SEI + IDR)).isEqualTo(new AvcSample(1, true, 0, false, false));
        assertThat(inspect(IDR).randomAccess()).isTrue();
        assertThat(inspect("00000003 41b804").randomAccess()).isFalse();
    }

    /** Recovery point SEI, recovery_frame_cnt 0 is '1', 3 is '00100'. */
    @Test
    void openGroupsOfPicturesStartAtARecoveryPoint() throws BitstreamException {
        assertThat(inspect("00000005 060601c480" + "00000003 41b804").randomAccess())
                .isTrue();
        AvcSample gradual = inspect("00000005 0606012480" + "00000003 41b804");
        assertThat(gradual.recoveryFrameCount()).isEqualTo(3);
        assertThat(gradual.randomAccess()).isFalse();
    }

    @Test
    void aMessageBeforeTheRecoveryPointIsPassedOver() throws BitstreamException {
        assertThat(inspect("0000000b 0605030000030106018480").recoveryFrameCount())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000001 06", "00000002 06ff", "00000003 0606ff", "00000004 06060500", "00000003 060601"})
    void brokenMessagesAreNone(String sample) throws BitstreamException {
        assertThat(inspect(sample).recoveryFrameCount()).isEqualTo(-1);
    }

    @Test
    void aSampleIsDiscardableWhenNoSliceIsReferredTo() throws BitstreamException {
        assertThat(inspect("00000002 01aa 00000002 01bb").discardable()).isTrue();
        assertThat(inspect("00000002 01aa 00000002 41bb").discardable()).isFalse();
        assertThat(inspect("00000002 06aa").discardable()).isFalse();
    }

    @Test
    void aCleanSampleIsNotCopied() throws BitstreamException {
        ByteBuffer sample = Hex.bytes("ff" + SEI + IDR).position(1);
        ByteBuffer unit = UNITS.toAccessUnit(sample, 4);
        assertThat(unit.array()).isSameAs(sample.array());
        assertThat(unit).isEqualTo(sample);
        assertThat(sample.position()).isEqualTo(1);
    }

    @Test
    void parameterSetsDelimitersAndFillerAreTakenOut() throws BitstreamException {
        ByteBuffer sample =
                Hex.bytes("00000002 09f0 00000002 6764 00000002 68eb" + SEI + "00000000" + IDR + "00000002 0cff");
        assertThat(UNITS.inspect(sample).parameterSets()).isTrue();
        assertThat(UNITS.toAccessUnit(sample, 4)).isEqualTo(Hex.bytes(SEI + IDR));
    }

    @Test
    void shortLengthsBecomeFourBytes() throws BitstreamException {
        assertThat(UNITS.toAccessUnit(Hex.bytes("03 65b804 02 41aa"), 1)).isEqualTo(Hex.bytes(IDR + "00000002 41aa"));
        assertThat(UNITS.toAccessUnit(Hex.bytes("0003 65b804 0002 41aa"), 2))
                .isEqualTo(Hex.bytes(IDR + "00000002 41aa"));
    }

    @Test
    void annexB() throws BitstreamException {
        ByteBuffer stream = Hex.bytes("000000 00000001 09f0 000001 65b804 0000 00000001 41aa 000000");
        assertThat(UNITS.splitAnnexB(stream))
                .containsExactly(Hex.bytes("09f0"), Hex.bytes("65b804"), Hex.bytes("41aa"));
        ByteBuffer sample = UNITS.fromAnnexB(stream);
        assertThat(sample).isEqualTo(Hex.bytes("00000002 09f0" + IDR + "00000002 41aa"));
        assertThat(UNITS.toAnnexB(sample, 4)).isEqualTo(Hex.bytes("00000001 09f0 00000001 65b804 00000001 41aa"));
        assertThat(UNITS.splitAnnexB(ByteBuffer.allocate(0))).isEmpty();
    }

    @Test
    void annexBWantsAStartCodeFirst() {
        assertThatThrownBy(() -> UNITS.splitAnnexB(Hex.bytes("65b804 000001 41aa")))
                .hasMessageContaining("start code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "000000", "0000000265", "ffffffff65", "7fffffff65"})
    void lengthsBeyondTheSampleAreRefused(String sample) {
        assertThatThrownBy(() -> inspect(sample)).isInstanceOf(BitstreamException.class);
    }

    @Test
    void limitsHold() {
        NalUnits small = new NalUnits(8, 2);
        assertThatThrownBy(() -> small.split(ByteBuffer.allocate(9), 4)).hasMessageContaining("at most 8");
        assertThatThrownBy(() -> small.split(ByteBuffer.allocate(3), 1)).hasMessageContaining("more than 2");
        assertThatThrownBy(() -> small.split(ByteBuffer.allocate(3), 3)).hasMessageContaining("1, 2 or 4");
        assertThatThrownBy(() -> small.join(List.of(ByteBuffer.allocate(5)))).hasMessageContaining("at most 8");
    }
}
