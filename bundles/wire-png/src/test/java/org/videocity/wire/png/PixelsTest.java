package org.videocity.wire.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that can be shown, and such that cannot. */
class PixelsTest {
    private static final PngHeader WIDE = new PngHeader(2048, 40, false);

    private static CardFile card(PngHeader header, ByteBuffer... data) {
        return new CardFile(
                header,
                new CardInformation(Samples.visitingWords()),
                Optional.empty(),
                Optional.empty(),
                List.of(data));
    }

    private static byte[] rows(PngHeader header) {
        return new byte[(1 + header.width() * header.pixelBytes()) * header.height()];
    }

    private static void isRefused(CardFile card) {
        assertThatThrownBy(() -> Pixels.check(card)).isInstanceOf(PngException.class);
    }

    @Test
    void takesWhatFillsThePicture() throws PngException {
        for (PngHeader header : List.of(new PngHeader(1, 1, false), Samples.TINY, WIDE, new PngHeader(7, 2048, true))) {
            Pixels.check(card(header, Samples.pixels(header)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 2048 * 3 + 1, 100_000_000})
    void refusesTooFewAndTooManyBytesHoweverMany(int more) {
        byte[] rows = rows(WIDE);
        isRefused(card(WIDE, Samples.deflated(Arrays.copyOf(rows, rows.length + more))));
    }

    @Test
    void refusesFiltersThatDoNotExist() throws PngException {
        for (int row = 0; row < WIDE.height(); row++) {
            byte[] rows = rows(WIDE);
            rows[row * (1 + 3 * WIDE.width())] = 4;
            Pixels.check(card(WIDE, Samples.deflated(rows)));
            rows[row * (1 + 3 * WIDE.width())] = 5;
            isRefused(card(WIDE, Samples.deflated(rows)));
        }
    }

    @Test
    void refusesBrokenDataAndWhatIsHiddenBehindIt() {
        byte[] good = Samples.bytes(Samples.pixels(Samples.TINY));
        isRefused(card(Samples.TINY, ByteBuffer.wrap(good, 0, good.length - 1)));
        isRefused(card(Samples.TINY, ByteBuffer.wrap(Arrays.copyOf(good, good.length + 1))));
        isRefused(card(Samples.TINY, ByteBuffer.wrap(good), ByteBuffer.wrap(new byte[] {7})));
        isRefused(card(Samples.TINY, ByteBuffer.allocate(0)));
        isRefused(card(Samples.TINY, ByteBuffer.wrap(new byte[] {0x78, (byte) 0xf9, 0, 0, 0, 1})));
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 0x55;
            try {
                Pixels.check(card(Samples.TINY, ByteBuffer.wrap(bad)));
                assertThat(at).as("only the level of the compressor may differ").isEqualTo(1);
            } catch (PngException refused) {
                assertThat(refused).hasMessageContaining("picture");
            }
        }
    }
}
