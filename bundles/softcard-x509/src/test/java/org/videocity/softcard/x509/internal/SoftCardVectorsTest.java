package org.videocity.softcard.x509.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.videocity.wire.png.CardFile;

/**
 * The vectors of docs/formats/soft-card.md are what this city makes, byte for byte. When the format changes on purpose, run with
 * {@code -Dvideocity.vectors.write=true} and look at the difference.
 */
class SoftCardVectorsTest {
    private static final Path FILE = Path.of("../../docs/formats/soft-card-vectors.json");

    @Test
    void areWhatTheDocumentShows() throws Exception {
        String made = new Vectors().json();
        if (Boolean.getBoolean("videocity.vectors.write")) {
            Files.writeString(FILE, made);
        }
        assertThat(FILE).hasContent(made);
    }

    @Test
    void theInformationStandsInTheFileAsTheDocumentShowsIt() throws Exception {
        byte[] file = bytes(new Vectors().visiting.toBytes());
        String hex = HexFormat.of().formatHex(file);
        assertThat(hex)
                .startsWith("89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a73")
                .contains("7663494e" + "01" + "0004" + "6b696e64" + "0004" + "726f6f6d" + "0004" + "63697479")
                .endsWith("0000000049454e44ae426082");
    }

    @Test
    void objectIdentifiersOfMoreThan64BitsAreEncodedAsTheDocumentShows() throws Exception {
        String shown = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(CardOids.BINDING.getEncoded());
        assertThat(Path.of("../../docs/formats/soft-card.md")).content().contains("`" + CardOids.BINDING + "`", shown);
        assertThat(CardOids.LOGIN_USAGE.getEncoded()).endsWith(2);
        assertThat(CardOids.ROOM_USAGE.getEncoded()).endsWith(3);
    }

    @Test
    void areValidCards() throws Exception {
        Vectors vectors = new Vectors();
        for (CardFile card : new CardFile[] {vectors.visiting, vectors.login}) {
            CardFile read = Vectors.read(card.toBytes());
            CardCertificate certificate =
                    CardCertificate.of(read.certificates().orElseThrow().leaf(), vectors.authority);
            assertThat(certificate.binding().cardHash()).isEqualTo(read.hash());
            assertThat(CardReader.wordsOf(read, certificate))
                    .isEqualTo(card.information().entries());
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
