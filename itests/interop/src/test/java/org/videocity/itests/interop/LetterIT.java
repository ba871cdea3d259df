package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.testing.Tool;

/**
 * Letters are sealed by openssl for the certificate the city names, left with curl, and opened by openssl: the city keeps bytes
 * for their owner, and nobody else learns that there are any.
 */
class LetterIT extends CardStories {
    private static final String SEALED = "application/pkcs7-mime";
    private static final String OPEN = "multipart/mixed; boundary=\"b 1\"";
    private static final byte[] HELLO =
            "--b 1\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b 1--\r\n".getBytes(StandardCharsets.UTF_8);
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private String box;

    @BeforeEach
    void openTheDoor() {
        box = "/api/homes/" + owner + "/letters";
        door(ada, true);
    }

    private static void door(Curl who, boolean isPublic) {
        who.send("PUT", "/api/me/home", "application/json", bytes("{\"title\":\"Here\",\"public\":" + isPublic + "}"))
                .is(200);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A guest with a network address of their own, so that what others did does not count. */
    private Curl.Reply guest(int number, String type, byte[] letter, String... options) {
        String[] all = Stream.concat(Stream.of("--interface", "127.0.0." + number), Stream.of(options))
                .toArray(String[]::new);
        return somebody("guest" + number).send("POST", box + "?name=Gr%C3%A2ce", type, letter, all);
    }

    private static JsonNode inbox(Curl who) {
        return who.get("/api/me/inbox").is(200).json();
    }

    /** A login card of a new key; yields the certificate. */
    private byte[] card(String key) {
        String request = kit.request(kit.key(key, 3072));
        JsonNode issued = ada.post("/api/me/cards/login", json("cardHash", kit.sha256(bytes(key)), "request", request))
                .is(201)
                .json();
        return Base64.getDecoder().decode(issued.path("chain").get(0).asText());
    }

    private static byte[] entity() {
        byte[] film = new byte[300_000];
        new Random(7).nextBytes(film);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHello\r\n--x\r\n"
                        + "Content-Type: video/webm\r\nContent-Transfer-Encoding: binary\r\n\r\n"));
        out.writeBytes(film);
        out.writeBytes(bytes("\r\n--x--\r\n"));
        return out.toByteArray();
    }

    private byte[] sealed(byte[] entity, String recipient) {
        kit.openssl(
                "cms",
                "-encrypt",
                "-binary",
                "-aes-256-gcm",
                "-in",
                kit.save("entity", entity),
                "-outform",
                "DER",
                "-out",
                kit.path("letter.p7m"),
                "-recip",
                recipient,
                "-keyopt",
                "rsa_padding_mode:oaep",
                "-keyopt",
                "rsa_oaep_md:sha256");
        return kit.load("letter.p7m");
    }

    /** What was signed with a card is verified by openssl as long as the card counts, with the city's own list. */
    @Test
    void whatARevokedCardSignedIsNotVerifiedByTheCitysList() {
        byte[] certificate = card("ada.key");
        String leaf = kit.pem("leaf", certificate);
        String authority = kit.pem("ca", ada.get("/ca/certificate").is(200).body());
        String entity = kit.save("entity", entity());
        String signed = kit.path("signed");
        kit.openssl(("cms -sign -nodetach -binary -noattr -md sha256 -outform DER -in " + entity + " -signer " + leaf
                        + " -inkey " + kit.path("ada.key") + " -out " + signed)
                .split(" "));
        assertThat(verified(signed, authority).exitCode()).isZero();

        String serial =
                ada.get("/api/me/cards").is(200).json().at("/cards/0/serial").asText();
        ada.delete("/api/me/cards/" + serial).is(204);
        Tool refused = Awaitility.await("the next list")
                .until(() -> verified(signed, authority), verified -> verified.exitCode() != 0);
        assertThat(refused.output() + refused.errors()).contains("certificate revoked");
    }

    private Tool verified(String signed, String authority) {
        String list = kit.save("list.der", ada.get("/ca/crl").is(200).body());
        kit.openssl("crl", "-inform", "DER", "-in", list, "-out", kit.path("list.pem"));
        // openssl cms has no option for a list: it reads lists beside the certificates it trusts
        String trusted = kit.save(
                "trusted.pem",
                bytes(new String(Curl.read(Path.of(authority)), StandardCharsets.US_ASCII)
                        + new String(kit.load("list.pem"), StandardCharsets.US_ASCII)));
        return kit.tool(("cms -verify -inform DER -binary -in " + signed + " -CAfile " + trusted
                        + " -crl_check -purpose any -out " + kit.path("verified"))
                .split(" "));
    }

    /** Who asks for a mail reads it in their language, as long as the city has it. */
    @Test
    void mailsAreInTheLanguageOfWhoAsksOrReceivesThem() {
        String address = "eva." + owner;
        somebody("eva")
                .post("/api/sign-up", json("name", "Eva", "address", address), "-H", "Accept-Language: de-AT, en;q=0.5")
                .is(202);
        assertThat(unfolded(Outbox.last(city))).contains("To: " + address, "Videostadt");
        ada.get("/api/session", "-H", "Accept-Language: hi").is(200);
        guest(41, OPEN, HELLO, "-H", "Accept-Language: de").is(202);
        assertThat(unfolded(Outbox.last(city))).contains("To: " + owner, quoted("इनबॉक्स"), "/~inbox");
    }

    /** Without the soft line breaks of quoted-printable text (RFC 2045 section 6.7). */
    private static String unfolded(String mail) {
        return mail.replaceAll("=\\r?\\n", "");
    }

    /** As quoted-printable text has it (RFC 2045 section 6.7). */
    private static String quoted(String word) {
        return HexFormat.of().withPrefix("=").withUpperCase().formatHex(bytes(word));
    }

    private List<Path> blobs(String letter) throws IOException {
        try (Stream<Path> spaces = Files.list(city.base().resolve("data/blobs/spaces"))) {
            return spaces.filter(space -> space.toString().endsWith("-" + letter))
                    .toList();
        }
    }

    @Test
    void whatIsSealedForTheCardComesBackByteForByteAndOpensWithItsKey() throws IOException {
        assertThat(somebody("x").get(box).is(200).json().path("certificate").isNull())
                .isTrue();
        card("old.key");
        byte[] certificate = card("ada.key");
        JsonNode asked = somebody("x").get(box).is(200).json();
        assertThat(asked.path("maxBytes").asInt()).isEqualTo(MAX_BYTES);
        byte[] named = Base64.getDecoder().decode(asked.path("certificate").asText());
        assertThat(named).isEqualTo(certificate);

        byte[] entity = entity();
        byte[] letter = sealed(entity, kit.pem("named", named));
        guest(21, OPEN, HELLO).is(409, "seal-it");
        guest(21, SEALED, letter).is(202);
        guest(21, SEALED, letter, "-H", "Transfer-Encoding: chunked").is(202);
        assertThat(Outbox.last(city)).contains("To: " + owner, "A guest left a letter", "/~inbox");

        JsonNode inbox = inbox(ada);
        assertThat(inbox.path("letters")).hasSize(2);
        JsonNode first = inbox.path("letters").get(0);
        assertThat(first.at("/from/name").asText()).isEqualTo("Grâce");
        assertThat(first.at("/from/verified").asBoolean(true)).isFalse();
        assertThat(first.path("sealed").asBoolean()).isTrue();
        assertThat(first.path("bytes").asInt()).isEqualTo(letter.length);
        assertThat(ada.get("/api/session").json().path("unopened").asInt()).isEqualTo(2);

        String path = "/api/me/inbox/" + first.path("id").asText();
        Curl.Reply read = ada.get(path).is(200);
        assertThat(read.body()).isEqualTo(letter);
        assertThat(read.header("Content-Type")).isEqualTo("application/pkcs7-mime; smime-type=authEnveloped-data");
        assertThat(read.header("Content-Length")).isEqualTo(String.valueOf(letter.length));
        assertThat(read.header("Content-Disposition")).startsWith("attachment");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        String taken = kit.save("taken.p7m", read.body());
        kit.openssl(
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                taken,
                "-inkey",
                kit.path("ada.key"),
                "-out",
                kit.path("opened"));
        assertThat(kit.load("opened")).isEqualTo(entity);
        assertThat(kit.tool(
                                "cms",
                                "-decrypt",
                                "-binary",
                                "-inform",
                                "DER",
                                "-in",
                                taken,
                                "-inkey",
                                kit.path("old.key"),
                                "-recip",
                                kit.pem("again", certificate),
                                "-out",
                                kit.path("not"))
                        .exitCode())
                .isNotZero();

        ada.send("PATCH", path, "application/json", bytes("{\"opened\":true}")).is(204);
        assertThat(ada.get("/api/session").json().path("unopened").asInt()).isEqualTo(1);
        assertThat(blobs(first.path("id").asText())).hasSize(1);
        ada.delete(path).is(204);
        ada.delete(path).is(404, "gone");
        ada.get(path).is(404, "gone");
        assertThat(blobs(first.path("id").asText())).isEmpty();
        assertThat(inbox(ada).path("letters")).hasSize(1);
    }

    @Test
    void strangersOtherResidentsAndClosedDoorsLearnNothing() {
        Curl bob = moveIn("bob." + owner, "Bob");
        bob.send("POST", box, OPEN, HELLO).is(202);
        JsonNode letter = inbox(ada).path("letters").get(0);
        assertThat(letter.at("/from/address").asText()).isEqualTo("bob." + owner);
        assertThat(letter.at("/from/name").asText()).isEqualTo("Bob");
        assertThat(letter.at("/from/verified").asBoolean()).isTrue();
        String path = "/api/me/inbox/" + letter.path("id").asText();
        assertThat(ada.get(path).is(200).body()).isEqualTo(HELLO);
        ada.get(path + "/photo").is(404, "no-photo");

        Curl stranger = somebody("stranger");
        String page = "/" + owner + "/inbox.xml";
        assertThat(ada.get(page).is(200).text())
                .contains("senderName=\"Bob\"", "<file src=\"" + path + "\" description=\"letter.mime\"/>");
        assertThat(bob.get(page).is(404, "no-such-page").text())
                .isEqualTo(
                        stranger.get("/nobody." + owner + "/inbox.xml").is(404).text());
        stranger.get(page).is(404, "no-such-page");
        for (Curl other : List.of(bob, stranger)) {
            int status = other == bob ? 404 : 401;
            other.get(path).is(status);
            other.send("PATCH", path, "application/json", bytes("{\"opened\":true}"))
                    .is(status);
            other.delete(path).is(status);
        }
        stranger.get("/api/me/inbox").is(401);
        assertThat(inbox(bob).path("letters")).isEmpty();
        assertThat(inbox(ada).path("letters").get(0).path("opened").asBoolean(true))
                .isFalse();
        stranger.get(box, "-X", "POST", "-H", "Content-Type: " + OPEN, "--data-binary", "--b 1")
                .is(403, "other-site");
        stranger.send("POST", box, OPEN, HELLO, "-H", "Sec-Fetch-Site: cross-site")
                .is(403, "other-site");

        door(ada, false);
        String nowhere = "/api/homes/nobody." + owner + "/letters";
        String unknown = stranger.get(nowhere).is(404).text();
        for (Curl other : List.of(bob, stranger)) {
            assertThat(other.get(box).is(404).text()).isEqualTo(unknown);
            assertThat(other.send("POST", box, OPEN, HELLO).is(404).text()).isEqualTo(unknown);
            assertThat(other.send("POST", nowhere, OPEN, HELLO).is(404).text()).isEqualTo(unknown);
        }
        ada.get(box).is(200);
        assertThat(inbox(ada).path("letters")).hasSize(1);
    }

    @Test
    void whatIsNoLetterOrTooMuchIsRefusedAndNothingOfItStays() throws IOException {
        guest(31, "text/plain", HELLO).is(415, "bad-letter");
        guest(31, OPEN, bytes("Hello")).is(415, "bad-letter");
        guest(32, SEALED, new byte[200_000]).is(415, "bad-letter");
        guest(32, SEALED, new byte[MAX_BYTES + 1]).is(413, "too-large");
        for (int i = 0; i < 3; i++) {
            guest(33, OPEN, HELLO).is(202);
        }
        assertThat(guest(33, OPEN, HELLO).is(429, "limit-reached").header("Retry-After"))
                .isEqualTo("600");
        long before = lost();
        URI at = URI.create(city.http("/"));
        try (Socket socket = new Socket(at.getHost(), at.getPort(), InetAddress.getByName("127.0.0.34"), 0)) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes("POST " + box + " HTTP/1.1\r\nHost: localhost\r\nX-Videocity: 1\r\nContent-Type: " + OPEN
                    + "\r\nContent-Length: 1000\r\n\r\n--b 1\r\n"));
            out.flush();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(halfWritten()).as("begun").isNotEmpty());
        }
        Awaitility.await().untilAsserted(() -> assertThat(lost()).isGreaterThan(before));
        Awaitility.await().untilAsserted(() -> assertThat(halfWritten()).isEmpty());
        assertThat(inbox(ada).path("letters")).hasSize(3);
    }

    private List<Path> halfWritten() throws IOException {
        Path temporary = city.base().resolve("data/blobs/tmp");
        if (!Files.exists(temporary)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }

    private long lost() {
        return city.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("videocity_letters_refused_total{reason=\"connection-lost\"}"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void whoLeavesTakesTheirLettersAlong() throws IOException {
        Curl bob = moveIn("bob." + owner, "Bob");
        door(bob, true);
        box = "/api/homes/bob." + owner + "/letters";
        ada.send("POST", box, OPEN, HELLO).is(202);
        String letter = inbox(bob).path("letters").get(0).path("id").asText();
        assertThat(blobs(letter)).hasSize(1);
        bob.send("PATCH", "/api/me/inbox", "application/json", bytes("{\"noticeByMail\":false}"))
                .is(200);
        assertThat(inbox(bob).path("noticeByMail").asBoolean(true)).isFalse();
        String pending = bob.post("/api/me/deletion", "{}")
                .is(202)
                .json()
                .path("pending")
                .asText();
        bob.post("/api/me/deletion/confirm", json("pending", pending, "code", Outbox.lastCode(city)))
                .is(204);
        assertThat(blobs(letter)).isEmpty();
        ada.get(box).is(404, "no-such-room");
        ada.send("POST", box, OPEN, HELLO).is(404, "no-such-room");
    }
}
