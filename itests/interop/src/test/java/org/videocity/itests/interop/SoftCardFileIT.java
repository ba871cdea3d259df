package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.CardWorkshop.CITY;
import static org.videocity.itests.interop.CardWorkshop.OWNER;
import static org.videocity.itests.interop.CardWorkshop.done;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.CardKind;
import org.videocity.api.RoomId;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.api.store.StoredCard;
import org.videocity.testing.Tool;

/**
 * Soft cards as files, judged by programs nobody here wrote: openssl, pngcheck, exiftool, ffmpeg, and a script that knows the
 * format document alone.
 */
class SoftCardFileIT {
    private static final String ARC = "2.25.155900443873858611497974812304297896098";
    private static final String PASSPHRASE = "pass:correct horse battery stäple";

    @TempDir
    static Path folder;

    private static CardWorkshop shop;
    private static IssuedCard visiting;

    @BeforeAll
    static void issueAVisitingCard() throws Exception {
        shop = new CardWorkshop(folder);
        shop.authority();
        shop.key("room");
        picture("bare.png", CardWorkshop.visitingWords());
        Map<String, String> words = CardWorkshop.visitingWords();
        RoomCardTexts texts = new RoomCardTexts(
                new RoomId(CITY, OWNER, words.get("room")),
                words.get("title"),
                List.of("stage", "été"),
                words.get("url"),
                words.get("issuer"));
        visiting = done(
                shop.cards.issueRoomCard(shop.wish("room.csr"), texts, false, shop.read("bare.png"), Runnable::run));
        shop.write("card.png", visiting.card().orElseThrow());
        shop.write("leaf.der", visiting.chain().get(0));
        shop.openssl("x509", "-inform", "DER", "-in", shop.path("leaf.der"), "-out", shop.path("leaf.pem"));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static void picture(String to, Map<String, String> words) throws Exception {
        Files.writeString(folder.resolve("words.json"), new ObjectMapper().writeValueAsString(words));
        shop.script("picture", shop.path("words.json"), "600", "380", shop.path(to));
    }

    private static CardFacts valid(String card) {
        assertThat(shop.look(card)).isInstanceOf(CardVerdict.Valid.class);
        return ((CardVerdict.Valid) shop.look(card)).facts();
    }

    @Test
    void opensslFollowsTheChainAndShowsPurposeAndBinding() {
        assertThat(shop.openssl("verify", "-x509_strict", "-CAfile", shop.path("ca.pem"), shop.path("leaf.pem")))
                .contains("OK");
        String text = shop.openssl("x509", "-in", shop.path("leaf.pem"), "-noout", "-text", "-nameopt", "utf8");
        assertThat(text)
                .contains("X509v3 Extended Key Usage: critical", ARC + ".3", ARC + ".1", "CN=नाटक Été", "O=" + CITY)
                .contains("Digital Signature, Key Encipherment", "CA:FALSE", "sha256WithRSAEncryption", "(3072 bit)")
                .contains("Soft cards of " + CITY);
        String authority = shop.openssl("x509", "-in", shop.path("ca.pem"), "-noout", "-text");
        assertThat(authority).contains("CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign", "(3072 bit)");
        assertThat(shop.openssl("asn1parse", "-inform", "DER", "-in", shop.path("leaf.der")))
                .contains(":" + ARC + ".1");
        assertThat(shop.openssl("verify", "-CAfile", shop.path("ca.pem"), shop.path("ca.pem")))
                .contains("OK");
    }

    @Test
    void theBindingIsTheOneThatTheDocumentDescribes() {
        String hash = shop.script("hash", shop.path("card.png"));
        assertThat(hash).isEqualTo(shop.script("hash", shop.path("bare.png")));
        String binding = shop.script("binding", shop.path("card.png"));
        String parsed = shop.openssl("asn1parse", "-inform", "DER", "-in", shop.path("leaf.der"));
        assertThat(parsed.lines().filter(line -> line.contains("HEX DUMP")))
                .anyMatch(line -> line.endsWith(":" + binding.toUpperCase(java.util.Locale.ROOT)));
        assertThat(valid("card.png").binding().cardHash()).isEqualTo(hash);
        assertThat(valid("card.png").information()).isEqualTo(CardWorkshop.visitingWords());
    }

    @Test
    void pngcheckExiftoolAndFfmpegTakeItForAPicture() {
        String checked = shop.tool("pngcheck", "pngcheck", "-v", shop.path("card.png"))
                .succeeded()
                .output();
        assertThat(checked)
                .contains("No errors detected", "chunk vcIN", "chunk vcCT")
                .contains("unknown private, ancillary, unsafe-to-copy chunk");
        String validated = shop.tool(
                        "exiftool",
                        "libimage-exiftool-perl",
                        "-validate",
                        "-warning",
                        "-a",
                        "-ImageSize",
                        shop.path("card.png"))
                .succeeded()
                .output();
        assertThat(validated).contains("Validate", ": OK", "600x380");
        assertThat(shop.tool("ffprobe", "ffmpeg", "-v", "error", "-show_streams", shop.path("card.png"))
                        .succeeded()
                        .output())
                .contains("codec_name=png", "width=600", "height=380");
    }

    @Test
    void aLoginCardMadeByOpensslAndTheScriptIsAccepted() throws Exception {
        shop.key("login");
        picture("login-bare.png", CardWorkshop.loginWords());
        IssuedCard issued = done(shop.cards.issueLoginCard(
                shop.wish("login.csr"), shop.script("hash", shop.path("login-bare.png")), Runnable::run));
        shop.write("login-leaf.der", issued.chain().get(0));
        shop.openssl(
                "pkcs8",
                "-topk8",
                "-in",
                shop.path("login.key"),
                "-v2",
                "aes-256-cbc",
                "-v2prf",
                "hmacWithSHA256",
                "-iter",
                "600000",
                "-passout",
                PASSPHRASE,
                "-outform",
                "DER",
                "-out",
                shop.path("login-key.der"));
        shop.script(
                "put",
                shop.path("login-bare.png"),
                shop.path("login.png"),
                shop.path("login-leaf.der") + "," + shop.path("ca.der"),
                shop.path("login-key.der"));
        assertThat(valid("login.png").binding().kind()).isEqualTo(CardKind.LOGIN);
        assertThat(shop.tool("pngcheck", "pngcheck", shop.path("login.png"))
                        .succeeded()
                        .output())
                .contains("OK");

        shop.openssl(
                "pkcs8",
                "-topk8",
                "-nocrypt",
                "-in",
                shop.path("login.key"),
                "-outform",
                "DER",
                "-out",
                shop.path("open.der"));
        shop.script(
                "put",
                shop.path("login-bare.png"),
                shop.path("open.png"),
                shop.path("login-leaf.der"),
                shop.path("open.der"));
        assertThat(shop.refusal("open.png")).isEqualTo("bad-keys");
    }

    @Test
    void aCardSignedByOpensslByTheDocumentAloneIsAccepted() throws Exception {
        picture("own-bare.png", CardWorkshop.visitingWords());
        own("own.png", "3", "4141");
        assertThat(shop.refusal("own.png")).isEqualTo("unknown-card");
        Instant now = Instant.now();
        shop.shelf.know(StoredCard.fresh(
                "4141",
                CardKind.ROOM,
                "ada",
                new StoredCard.Holder(CITY, OWNER, "x"),
                "0".repeat(64),
                "",
                false,
                now,
                now.plus(Duration.ofDays(1))));
        assertThat(valid("own.png").binding().room()).isEqualTo("नाटक.Été");

        own("login-purpose.png", "2", "4242");
        assertThat(shop.refusal("login-purpose.png")).isEqualTo("wrong-kind");
    }

    /** Signs the script's binding with the city's own key and openssl, and puts the certificate in. */
    private static void own(String to, String purpose, String serial) {
        String authority =
                folder.resolve("ca").resolve(CITY).resolve("authority.pem").toString();
        shop.script("extensions", shop.path("own-bare.png"), purpose, shop.path("own.cnf"));
        shop.openssl(
                "req",
                "-new",
                "-key",
                shop.path("room.key"),
                "-utf8",
                "-subj",
                "/O=" + CITY + "/CN=नाटक Été",
                "-out",
                shop.path("own.csr"));
        shop.openssl(
                "x509",
                "-req",
                "-in",
                shop.path("own.csr"),
                "-CA",
                authority,
                "-CAkey",
                authority,
                "-sha256",
                "-days",
                "2",
                "-set_serial",
                "0x" + serial,
                "-extfile",
                shop.path("own.cnf"),
                "-outform",
                "DER",
                "-out",
                shop.path("own.der"));
        shop.script("put", shop.path("own-bare.png"), shop.path(to), shop.path("own.der") + "," + shop.path("ca.der"));
    }

    @Test
    void opensslRefusesWhatTheListOfRevokedCardsNames() throws Exception {
        shop.key("lost");
        IssuedCard lost = done(shop.cards.issueLoginCard(shop.wish("lost.csr"), "0".repeat(64), Runnable::run));
        shop.write("lost.der", lost.chain().get(0));
        shop.openssl("x509", "-inform", "DER", "-in", shop.path("lost.der"), "-out", shop.path("lost.pem"));
        done(shop.shelf.revoke("ada", lost.serial(), StoredCard.Revocation.LOST, Instant.now(), Runnable::run));
        shop.write("crl.der", done(shop.cards.revocationList(CITY, Runnable::run)));
        String list = shop.openssl(
                "crl",
                "-inform",
                "DER",
                "-in",
                shop.path("crl.der"),
                "-CAfile",
                shop.path("ca.pem"),
                "-noout",
                "-text");
        assertThat(list)
                .contains("verify OK", "X509v3 CRL Number", "Key Compromise")
                .containsIgnoringCase("Serial Number: " + lost.serial());
        shop.openssl("crl", "-inform", "DER", "-in", shop.path("crl.der"), "-out", shop.path("crl.pem"));
        Tool revoked = verify("lost.pem");
        assertThat(revoked.output() + revoked.errors()).contains("certificate revoked");
        assertThat(verify("leaf.pem").succeeded().output()).contains("OK");
    }

    private static Tool verify(String certificate) {
        return shop.tool(
                "openssl",
                "openssl",
                "verify",
                "-crl_check",
                "-CRLfile",
                shop.path("crl.pem"),
                "-CAfile",
                shop.path("ca.pem"),
                shop.path(certificate));
    }

    @Test
    void picturesThatOtherProgramsWroteAgainAreNoCards() throws Exception {
        shop.tool("ffmpeg", "ffmpeg", "-v", "error", "-y", "-i", shop.path("card.png"), shop.path("card.jpg"))
                .succeeded();
        shop.tool("ffmpeg", "ffmpeg", "-v", "error", "-y", "-i", shop.path("card.jpg"), shop.path("back.png"))
                .succeeded();
        shop.tool("ffmpeg", "ffmpeg", "-v", "error", "-y", "-i", shop.path("card.png"), shop.path("again.png"))
                .succeeded();
        for (String again : List.of("card.jpg", "back.png", "again.png")) {
            assertThat(shop.refusal(again)).as(again).isEqualTo("re-encoded");
        }
        Files.copy(folder.resolve("card.png"), folder.resolve("tagged.png"));
        shop.tool(
                        "exiftool",
                        "libimage-exiftool-perl",
                        "-Comment=hello",
                        "-overwrite_original",
                        shop.path("tagged.png"))
                .succeeded();
        assertThat(shop.refusal("tagged.png")).isEqualTo("edited");
    }

    @Test
    void certificatesDoNotFitOtherPicturesAndFilesAreNotCutOff() throws Exception {
        Map<String, String> words = CardWorkshop.visitingWords();
        words.put("keywords", "free beer");
        picture("other.png", words);
        shop.script("put", shop.path("other.png"), shop.path("moved.png"), shop.path("leaf.der"));
        assertThat(shop.refusal("moved.png")).isEqualTo("edited");
        byte[] whole = Files.readAllBytes(folder.resolve("card.png"));
        for (int length = 1; length < whole.length; length += 97) {
            shop.write("cut.png", Arrays.copyOf(whole, length));
            assertThat(shop.refusal("cut.png")).isEqualTo("damaged");
        }
    }

    @Test
    void theVectorsOfTheDocumentHoldInOtherHands() throws Exception {
        JsonNode vectors =
                new ObjectMapper().readTree(Files.readString(Path.of("../../docs/formats/soft-card-vectors.json")));
        vector("v-ca.der", vectors.at("/authority"));
        shop.openssl("x509", "-inform", "DER", "-in", shop.path("v-ca.der"), "-out", shop.path("v-ca.pem"));
        for (String kind : List.of("visitingCard", "loginCard")) {
            vector("v.png", vectors.at("/" + kind + "/file"));
            vector("v-bare.png", vectors.at("/" + kind + "/bare"));
            String hash = vectors.at("/" + kind + "/cardHash").asText();
            assertThat(shop.script("hash", shop.path("v.png"))).isEqualTo(hash);
            assertThat(shop.openssl("dgst", "-sha256", "-r", shop.path("v-bare.png")))
                    .startsWith(hash);
            assertThat(shop.script("binding", shop.path("v.png")))
                    .isEqualTo(vectors.at("/" + kind + "Binding").asText());
            shop.script("take", shop.path("v.png"), "vcCT", "0", shop.path("v-leaf.der"));
            shop.openssl("x509", "-inform", "DER", "-in", shop.path("v-leaf.der"), "-out", shop.path("v-leaf.pem"));
            assertThat(shop.openssl(
                            "verify",
                            "-attime",
                            ""
                                    + Instant.parse(vectors.at("/issued").asText())
                                            .plusSeconds(60)
                                            .getEpochSecond(),
                            "-CAfile",
                            shop.path("v-ca.pem"),
                            shop.path("v-leaf.pem")))
                    .contains("OK");
        }
        shop.script("take", shop.path("v.png"), "vcKY", "0", shop.path("v-key.der"));
        shop.openssl(
                "pkcs8",
                "-inform",
                "DER",
                "-in",
                shop.path("v-key.der"),
                "-passin",
                PASSPHRASE,
                "-outform",
                "DER",
                "-out",
                shop.path("v-open.der"));
        shop.openssl(
                "pkcs8",
                "-topk8",
                "-nocrypt",
                "-inform",
                "DER",
                "-in",
                shop.path("v-open.der"),
                "-outform",
                "DER",
                "-out",
                shop.path("v-plain.der"));
        assertThat(Files.readAllBytes(folder.resolve("v-plain.der")))
                .isEqualTo(Base64.getDecoder().decode(vectors.at("/privateKey").asText()));
        shop.write("v-text", vectors.at("/signInText").asText().getBytes(StandardCharsets.UTF_8));
        vector("v-signature", vectors.at("/signature"));
        shop.write(
                "v-public.pem",
                shop.openssl("x509", "-in", shop.path("v-leaf.pem"), "-noout", "-pubkey")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(shop.openssl(
                        "dgst",
                        "-sha256",
                        "-verify",
                        shop.path("v-public.pem"),
                        "-signature",
                        shop.path("v-signature"),
                        shop.path("v-text")))
                .contains("Verified OK");
    }

    private static void vector(String name, JsonNode base64) {
        shop.write(name, Base64.getDecoder().decode(base64.asText()));
    }
}
