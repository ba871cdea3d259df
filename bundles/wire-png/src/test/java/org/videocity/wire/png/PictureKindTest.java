package org.videocity.wire.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What people send instead of a card. */
class PictureKindTest {
    private static final Chunk HEADER = Samples.TINY.chunk();
    private static final Chunk DATA = new Chunk("IDAT", Samples.pixels(Samples.TINY));
    private static final Chunk END = new Chunk("IEND", ByteBuffer.allocate(0));

    private static Chunk chunk(String type) {
        return new Chunk(type, ByteBuffer.allocate(3));
    }

    private static PictureKind ascii(String start) {
        return PictureKind.of(ByteBuffer.wrap((start + "............").getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void tellsCardsOfBothAgesFromOtherPictures() {
        assertThat(PictureKind.of(Samples.login().toBytes())).isEqualTo(PictureKind.CARD);
        assertThat(PictureKind.of(Samples.file(HEADER, DATA, chunk("vcCT"), END)))
                .isEqualTo(PictureKind.CARD);
        for (String old : new String[] {"jsAB", "ksAB", "lsAB"}) {
            assertThat(PictureKind.of(Samples.file(HEADER, chunk(old), DATA, END)))
                    .isEqualTo(PictureKind.CARD_OF_2009);
        }
        assertThat(PictureKind.of(Samples.file(HEADER, chunk("tEXt"), DATA, END)))
                .isEqualTo(PictureKind.PNG);
        assertThat(ascii("\u00ff\u00d8\u00ff\u00e0")).isEqualTo(PictureKind.OTHER_PICTURE);
        assertThat(ascii("GIF89a")).isEqualTo(PictureKind.OTHER_PICTURE);
        assertThat(ascii("RIFF....WEBP")).isEqualTo(PictureKind.OTHER_PICTURE);
        assertThat(ascii("....ftypavif")).isEqualTo(PictureKind.OTHER_PICTURE);
        assertThat(ascii("BM")).isEqualTo(PictureKind.OTHER_PICTURE);
        assertThat(ascii("%PDF")).isEqualTo(PictureKind.NO_PICTURE);
        assertThat(PictureKind.of(ByteBuffer.allocate(0))).isEqualTo(PictureKind.NO_PICTURE);
    }

    @Test
    void isNotMisledByLengths() {
        ByteBuffer file = Samples.file(HEADER, DATA, END);
        file.putInt(8 + HEADER.length(), -1);
        assertThat(PictureKind.of(file)).isEqualTo(PictureKind.PNG);
        file.putInt(8 + HEADER.length(), Integer.MAX_VALUE);
        assertThat(PictureKind.of(file)).isEqualTo(PictureKind.PNG);
    }
}
