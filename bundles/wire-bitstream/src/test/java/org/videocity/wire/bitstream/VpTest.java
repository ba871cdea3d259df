package org.videocity.wire.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames are the first bytes of libvpx's, by {@code ffmpeg -f lavfi -i testsrc2=size=322x182 -c:v libvpx-vp9 x.mp4}. */
class VpTest {
    private static final String KEY = "824983420014100b560638241c184a00";
    private static final String KEY_444_TEN_BITS = "b124c1a10000a0805ab021c120e0c2c00087006f";
    private static final String VP8_KEY = "1067009d012a4201b6000007088585";

    @Test
    void vp9KeyFrames() throws BitstreamException {
        Vp9Frame key = Vp9Frame.parse(Hex.bytes(KEY));
        assertThat(key).isEqualTo(new Vp9Frame(0, true, false, 322, 182, 8, true, true, VideoColour.UNSPECIFIED));
        assertThat(Hex.text(VpConfiguration.of(key).toBytes())).isEqualTo("000b820202020000");
        Vp9Frame high = Vp9Frame.parse(Hex.bytes(KEY_444_TEN_BITS));
        assertThat(high.profile()).isEqualTo(3);
        assertThat(high.bitDepth()).isEqualTo(10);
        assertThat(high.subsamplingX()).isFalse();
        assertThat(high.width()).isEqualTo(322);
        assertThat(Hex.text(VpConfiguration.of(high).toBytes())).isEqualTo("030ba60202020000");
    }

    @ParameterizedTest
    @CsvSource({
        "86004092f121400000887f91f3be8dd1, false", // keeps its picture
        "8700024b0c1c120e0c5c0001f07f91e4, true", // error resilient, temporal layer 1
        "8701024b001c120e0c000009207d8fe3, false", // error resilient, temporal layer 0
        "860000 92f121400000887f91f3be8dd1, false", // changes the probabilities
        "8a, true" // show_existing_frame
    })
    void vp9FramesNobodyRefersTo(String hex, boolean discardable) throws BitstreamException {
        Vp9Frame frame = Vp9Frame.parse(Hex.bytes(hex));
        assertThat(frame.keyFrame()).isFalse();
        assertThat(frame.discardable()).isEqualTo(discardable);
        assertThatThrownBy(() -> VpConfiguration.of(frame)).hasMessageContaining("key frame");
    }

    @Test
    void aSuperframeIsAllItsFrames() throws BitstreamException {
        String droppable = "8700024b0c1c120e";
        String kept = "8701024b001c120e";
        assertThat(Vp9Frame.parse(Hex.bytes(droppable + kept + "c10808c1")).discardable())
                .isFalse();
        assertThat(Vp9Frame.parse(Hex.bytes(droppable + droppable + "c10808c1")).discardable())
                .isTrue();
        assertThat(Vp9Frame.parse(Hex.bytes(KEY + kept + "c91000 0800c9")).keyFrame())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "82", "824983", "824983420014", "82498343001410", "b8", "8700024bc1ff08c1"})
    void brokenVp9IsRefused(String hex) {
        assertThatThrownBy(() -> Vp9Frame.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }

    @Test
    void vp8() throws BitstreamException {
        Vp8Frame key = Vp8Frame.parse(Hex.bytes(VP8_KEY));
        assertThat(key).isEqualTo(new Vp8Frame(true, 0, true, 322, 182));
        assertThat(Hex.text(VpConfiguration.of(key).toBytes())).isEqualTo("0000820202020000");
        assertThat(VpConfiguration.of(key).codecString("vp08")).isEqualTo("vp08.00.00.08");
        Vp8Frame inter = Vp8Frame.parse(Hex.bytes("314200"));
        assertThat(inter.keyFrame()).isFalse();
        assertThatThrownBy(() -> VpConfiguration.of(inter)).hasMessageContaining("key frame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1067", "106700", "1067009d012b4201b600", "1067009d012a00000000", "086700"})
    void brokenVp8IsRefused(String hex) {
        assertThatThrownBy(() -> Vp8Frame.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "000b820202020000, 000b820202020000",
        "01000000000b820202020000, 000b820202020000", // with version and flags
        "01000000020aa30910090000, 020aa30910090000",
        "010a820202020000, 010a820202020000", // profile 1 alone
        "000b8202020200020102, 000b820202020000" // initialization data is for nobody
    })
    void theRecordIsReadWithAndWithoutVersion(String hex, String written) throws BitstreamException {
        assertThat(Hex.text(VpConfiguration.parse(Hex.bytes(hex)).toBytes())).isEqualTo(written);
    }

    /** The binding's examples, section "Codecs Parameter String". */
    @ParameterizedTest
    @CsvSource({
        "020aa30910090000, vp09.02.10.10.01.09.16.09.01",
        "000a820101010000, vp09.00.10.08",
        "000b820202020000, vp09.00.11.08"
    })
    void names(String hex, String name) throws BitstreamException {
        assertThat(VpConfiguration.parse(Hex.bytes(hex)).codecString("vp09")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "000b8202020200",
                "040b820202020000",
                "000b920202020000",
                "000b8a0202020000",
                "000b820202020001",
                "00000000000b820202020000"
            })
    void brokenRecordsAreRefused(String hex) {
        assertThatThrownBy(() -> VpConfiguration.parse(Hex.bytes(hex))).isInstanceOf(BitstreamException.class);
    }
}
