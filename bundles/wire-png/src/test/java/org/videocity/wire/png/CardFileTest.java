package org.videocity.wire.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.videocity.wire.png.PngException.Fault;

/** Card files as a whole: what is taken, what is refused and why. */
class CardFileTest {
    private static CardFile parse(ByteBuffer file) throws PngException {
        return CardFile.parse(file, CardLimits.STANDARD);
    }

    private static Fault fault(ByteBuffer file) {
        return catchThrowableOfType(PngException.class, () -> parse(file)).fault();
    }

    private static List<Chunk> chunksOf(CardFile card) throws PngException {
        return new ArrayList<>(new ChunkReader(1 << 20, 100).read(card.toBytes()));
    }

    private static ByteBuffer file(List<Chunk> chunks) {
        return Samples.file(chunks.toArray(new Chunk[0]));
    }

    @Test
    void readsWhatItWrote() throws PngException {
        for (CardFile card : List.of(Samples.visiting(), Samples.login())) {
            ByteBuffer file = card.toBytes();
            assertThat(parse(file)).isEqualTo(card);
            assertThat(parse(file).toBytes()).isEqualTo(file);
            assertThat(file.position()).isZero();
        }
    }

    @Test
    void theHashCoversEverythingButCertificatesAndKeys() throws PngException {
        CardFile bare = Samples.visiting();
        CardFile issued = bare.with(new CardCertificates(List.of(Samples.der(10))));
        assertThat(issued.hash()).isEqualTo(bare.hash()).hasSize(64);
        assertThat(parse(issued.toBytes()).hash()).isEqualTo(bare.hash());
        CardFile login = Samples.login();
        assertThat(login.with(new CardKeys(List.of(Samples.der(5)))).hash()).isEqualTo(login.hash());
        assertThat(login.hash()).isNotEqualTo(bare.hash());

        Map<String, String> edited = Samples.visitingWords();
        edited.put("name", "Ada L0velace");
        CardFile other = new CardFile(
                bare.header(), new CardInformation(edited), Optional.empty(), Optional.empty(), bare.imageData());
        assertThat(other.hash()).isNotEqualTo(bare.hash());
    }

    @Test
    void mergesImageData() throws PngException {
        CardFile bare = Samples.visiting();
        byte[] all = Samples.bytes(bare.imageData().get(0));
        List<ByteBuffer> pieces = new ArrayList<>();
        for (byte one : all) {
            pieces.add(ByteBuffer.wrap(new byte[] {one}));
        }
        CardFile split = new CardFile(bare.header(), bare.information(), Optional.empty(), Optional.empty(), pieces);
        assertThat(parse(split.toBytes())).isEqualTo(split);
        assertThat(split.hash()).isNotEqualTo(bare.hash());
        assertThat(split.merged()).isEqualTo(bare);
        Pixels.check(split);
    }

    @Test
    void isCutOffAtEveryByteAndNeverTaken() {
        byte[] whole = Samples.bytes(Samples.login().toBytes());
        for (int length = 0; length < whole.length; length++) {
            assertThat(fault(ByteBuffer.wrap(whole, 0, length)))
                    .as("cut after %d bytes", length)
                    .isEqualTo(length == 0 ? Fault.NOT_PNG : Fault.TRUNCATED);
        }
    }

    @Test
    void noticesEveryFlippedBit() {
        byte[] whole = Samples.bytes(Samples.login().toBytes());
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            assertThatThrownBy(() -> parse(ByteBuffer.wrap(damaged)))
                    .as("byte %d", at)
                    .isInstanceOf(PngException.class);
        }
    }

    @Test
    void refusesChunksInAnyOtherOrderTwiceOrOfAnotherKind() throws PngException {
        List<Chunk> chunks = chunksOf(Samples.login());
        for (int from = 0; from < chunks.size() - 1; from++) {
            for (int to = 0; to < chunks.size() - 1; to++) {
                List<Chunk> moved = new ArrayList<>(chunks);
                moved.add(to, moved.remove(from));
                if (!moved.equals(chunks)) {
                    assertThat(fault(file(moved))).isEqualTo(Fault.NO_CARD_FORM);
                }
            }
        }
        for (int at = 0; at < chunks.size(); at++) {
            if (!chunks.get(at).type().equals("IDAT")) {
                List<Chunk> twice = new ArrayList<>(chunks);
                twice.add(at, twice.get(at));
                assertThat(fault(file(twice))).isEqualTo(Fault.NO_CARD_FORM);
            }
            List<Chunk> further = new ArrayList<>(chunks);
            further.add(at, new Chunk("tEXt", ByteBuffer.allocate(4)));
            assertThat(fault(file(further))).isEqualTo(Fault.NO_CARD_FORM);
        }
    }

    @Test
    void refusesWhatStandsBehindTheEnd() {
        byte[] whole = Samples.bytes(Samples.visiting().toBytes());
        ByteBuffer longer = ByteBuffer.allocate(whole.length + 1).put(whole).rewind();
        assertThat(fault(longer)).isEqualTo(Fault.NO_CARD_FORM);
    }

    @Test
    void refusesWhatStandsInTheEnd() throws PngException {
        List<Chunk> chunks = new ArrayList<>(chunksOf(Samples.visiting()));
        chunks.set(chunks.size() - 1, new Chunk("IEND", ByteBuffer.allocate(4)));
        assertThat(fault(file(chunks))).isEqualTo(Fault.NO_CARD_FORM);
    }

    @Test
    void refusesPicturesOfAnotherForm() throws PngException {
        byte[] header = Samples.bytes(chunksOf(Samples.visiting()).get(0).data());
        int[][] changes = {{8, 16}, {8, 4}, {9, 0}, {9, 3}, {9, 4}, {10, 1}, {11, 1}, {12, 1}};
        for (int[] change : changes) {
            byte[] other = header.clone();
            other[change[0]] = (byte) change[1];
            List<Chunk> chunks = chunksOf(Samples.visiting());
            chunks.set(0, new Chunk("IHDR", ByteBuffer.wrap(other)));
            assertThat(fault(file(chunks))).isEqualTo(Fault.NO_CARD_FORM);
        }
        byte[] empty = header.clone();
        empty[3] = 0;
        List<Chunk> chunks = chunksOf(Samples.visiting());
        chunks.set(0, new Chunk("IHDR", ByteBuffer.wrap(empty)));
        assertThat(fault(file(chunks))).isEqualTo(Fault.DAMAGED);
    }

    @Test
    void comparesSizesWithItsLimitsFirst() throws PngException {
        assertThat(fault(ByteBuffer.allocate((2 << 20) + 1))).isEqualTo(Fault.TOO_LARGE);
        List<Chunk> chunks = chunksOf(Samples.visiting());
        chunks.set(0, new PngHeader(2049, 1, false).chunk());
        assertThat(fault(file(chunks))).isEqualTo(Fault.TOO_LARGE);
        chunks.set(0, new PngHeader(1, Integer.MAX_VALUE, false).chunk());
        assertThat(fault(file(chunks))).isEqualTo(Fault.TOO_LARGE);

        List<Chunk> most = chunksOf(Samples.visiting());
        while (most.size() < 1024 + 3) {
            most.add(3, new Chunk("IDAT", ByteBuffer.allocate(0)));
        }
        assertThat(parse(file(most)).imageData()).hasSize(1024);
        most.add(3, new Chunk("IDAT", ByteBuffer.allocate(0)));
        assertThat(fault(file(most))).isEqualTo(Fault.TOO_LARGE);
        while (most.size() < 2000) {
            most.add(3, new Chunk("IDAT", ByteBuffer.allocate(0)));
        }
        assertThat(fault(file(most))).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void doesNotBelieveALength() {
        byte[] whole = Samples.bytes(Samples.visiting().toBytes());
        whole[8] = 0x7f;
        assertThat(fault(ByteBuffer.wrap(whole))).isEqualTo(Fault.TRUNCATED);
        whole[8] = (byte) 0xff;
        assertThat(fault(ByteBuffer.wrap(whole))).isEqualTo(Fault.DAMAGED);
    }

    @Test
    void visitingCardsCarryNoKeysAndPhotosStandWithinThePicture() throws PngException {
        List<Chunk> chunks = chunksOf(Samples.visiting());
        chunks.add(2, new CardKeys(List.of(Samples.der(5))).chunk());
        assertThat(fault(file(chunks))).isEqualTo(Fault.MALFORMED);
        Map<String, String> words = Samples.visitingWords();
        words.put("photo", "1 0 2 2");
        List<Chunk> within = chunksOf(Samples.visiting());
        within.set(1, new CardInformation(words).chunk());
        assertThat(parse(file(within)).information().photo()).contains(new PhotoBox(1, 0, 2, 2));
        words.put("photo", "1 0 3 2");
        within.set(1, new CardInformation(words).chunk());
        assertThat(fault(file(within))).isEqualTo(Fault.MALFORMED);
    }

    @Test
    void listsOfCertificatesAndKeysAreWholeDerSequences() throws PngException {
        for (int size : new int[] {0, 1, 127, 128, 255, 256, 8188}) {
            CardCertificates one = new CardCertificates(List.of(Samples.der(size)));
            assertThat(CardCertificates.parse(one.chunk().data())).isEqualTo(one);
            assertThat(one.leaf()).isEqualTo(Samples.der(size));
        }
        for (String wrong : List.of(
                "",
                "01",
                "0100",
                "02000230",
                "0100023000ff",
                "01000130",
                "0100023100",
                "010002308000",
                "0100033081000000",
                "01000430820001",
                "010003300100ff",
                "0100053082000100",
                "010000")) {
            assertThatThrownBy(() -> CardKeys.parse(
                            ByteBuffer.wrap(java.util.HexFormat.of().parseHex(wrong))))
                    .as(wrong)
                    .isInstanceOf(PngException.class);
        }
        assertThatThrownBy(() -> new CardCertificates(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CardCertificates(java.util.Collections.nCopies(5, Samples.der(5))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CardCertificates(List.of(Samples.der(8189))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
