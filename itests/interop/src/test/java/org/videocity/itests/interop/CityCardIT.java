package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The visiting cards that the city itself draws and issues, for public rooms that no resident owns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CityCardIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ARC = "2.25.155900443873858611497974812304297896098";
    private static final String WELCOME = "welcome@localhost";
    private static final String TWO = "two.example";
    private static final String TITLE = "Großer, Σαλόν + Зал; हॉल";

    @TempDir
    static Path folder;

    private CityProcess city;
    private Curl guest;
    private int files;

    @BeforeAll
    void open() {
        city = CityProcess.start(folder.resolve("city"));
        guest = new Curl(city, folder.resolve("guest"));
    }

    @AfterAll
    void close() {
        city.close();
    }

    private String tool(String program, String debianPackage, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Tool.require(program, debianPackage).toString()));
        command.addAll(List.of(arguments));
        Tool done = Tool.run(PATIENCE, command).succeeded();
        return done.output() + done.errors();
    }

    private String openssl(String... arguments) {
        return tool("openssl", "openssl", arguments);
    }

    private String save(String name, byte[] bytes) {
        Path file = folder.resolve(++files + "-" + name);
        Curl.write(file, bytes);
        return file.toString();
    }

    private String pem(String command, byte[] der) {
        String file = save("der", der);
        openssl(command, "-inform", "DER", "-in", file, "-out", file + ".pem");
        return file + ".pem";
    }

    private byte[] card(String host, String room) {
        return Awaitility.await("a card of " + room)
                .atMost(PATIENCE)
                .until(
                        () -> guest.get("/" + room + "/visitingCard.png", "-H", "Host: " + host),
                        reply -> reply.status() == 200)
                .body();
    }

    private JsonNode look(String host, byte[] card) {
        return guest.send("POST", "/api/cards/look", "image/png", card, "-H", "Host: " + host)
                .is(200)
                .json();
    }

    /** Writes the leaf of a card's certificates. */
    private String leaf(byte[] card) {
        Path der = folder.resolve(++files + "-leaf.der");
        tool("node", "nodejs", "src/test/node/soft-card.mjs", "take", save("card.png", card), "vcCT", "0", der + "");
        return pem("x509", Curl.read(der));
    }

    private String authority(String host) {
        return pem(
                "x509",
                guest.get("/ca/certificate", "-H", "Host: " + host).is(200).body());
    }

    @Test
    void theWelcomeRoomHasACardThatHoldsInEveryHand() {
        byte[] card = card("localhost", WELCOME);
        String file = save("welcome.png", card);
        assertThat(tool("pngcheck", "pngcheck", "-v", file))
                .contains(
                        "No errors detected",
                        "chunk vcIN",
                        "chunk vcCT",
                        "800 x 480 image, 24-bit RGB, non-interlaced");
        assertThat(tool("exiftool", "libimage-exiftool-perl", "-validate", "-warning", "-a", "-ImageSize", file))
                .contains(": OK", "800x480");

        String leaf = leaf(card);
        assertThat(openssl("verify", "-x509_strict", "-CAfile", authority("localhost"), leaf))
                .contains("OK");
        assertThat(openssl("x509", "-in", leaf, "-noout", "-text", "-nameopt", "utf8"))
                .contains("X509v3 Extended Key Usage: critical", ARC + ".3", ARC + ".1", "CN=Welcome", "O=localhost")
                .contains("ASN1 OID: prime256v1", "CA:FALSE", "Digital Signature");

        JsonNode seen = look("localhost", card);
        assertThat(seen.path("valid").asBoolean()).as(seen.toString()).isTrue();
        assertThat(seen.toString()).contains("\"" + WELCOME, "Welcome", "say hello");
        assertThat(guest.get("/" + WELCOME).is(200).text()).contains("/" + WELCOME + "/visitingCard.png");
        guest.send("POST", "/api/rooms/" + WELCOME + "/door/card", "image/png", card)
                .is(200);
    }

    @Test
    void aRoomOfAnotherCityHasACardOfThatCity() throws Exception {
        city.console("videocity:city-create --title Two " + TWO);
        Awaitility.await("the authority of a city without rooms")
                .atMost(PATIENCE)
                .until(() -> Files.exists(city.base().resolve("data/ca/" + TWO + "/authority.pem")));
        Path file = city.base().resolve("etc/org.videocity.room-hall.cfg");
        Files.writeString(
                file,
                "city = " + TWO + "\nowner = hall@localhost\ntitle = " + escaped(TITLE) + "\nkeywords = tea; "
                        + escaped("चाय") + "\n");
        byte[] card = card(TWO, "hall@localhost");
        JsonNode seen = look(TWO, card);
        assertThat(seen.path("valid").asBoolean()).as(seen.toString()).isTrue();
        assertThat(seen.toString()).contains(TITLE, "tea; चाय", "Two");
        assertThat(look("localhost", card).at("/reason/name").asText()).isEqualTo("other-city");
        assertThat(openssl("verify", "-CAfile", authority(TWO), leaf(card))).contains("OK");
        Files.delete(file);
        isTakenBack(TWO, "hall@localhost", card);
    }

    /** As files of properties have it. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return out.toString();
    }

    private void isTakenBack(String host, String room, byte[] card) {
        Awaitility.await("the card goes with its room")
                .atMost(PATIENCE)
                .until(() -> guest.get("/" + room + "/visitingCard.png", "-H", "Host: " + host)
                                .status()
                        == 404);
        assertThat(look(host, card).at("/reason/name").asText()).isEqualTo("revoked");
        String leaf = leaf(card);
        String serial = openssl("x509", "-in", leaf, "-noout", "-serial")
                .strip()
                .replace("serial=", "")
                .toLowerCase(Locale.ROOT);
        Awaitility.await("the list of revoked cards").atMost(PATIENCE).untilAsserted(() -> {
            String crl = save(
                    "crl", guest.get("/ca/crl", "-H", "Host: " + host).is(200).body());
            assertThat(openssl("crl", "-inform", "DER", "-in", crl, "-noout", "-text")
                            .toLowerCase(Locale.ROOT))
                    .contains(serial);
        });
    }

    @Test
    void theCardFollowsTheConfigurationOfItsRoom() throws Exception {
        Path file = city.base().resolve("etc/org.videocity.room-square.cfg");
        String room = "square@localhost";
        Files.writeString(file, "owner = " + room + "\ntitle = Square\n");
        byte[] first = card("localhost", room);
        Files.writeString(file, "owner = " + room + "\ntitle = Market square\nkeywords = fruit, cheese\n");
        byte[] second = Awaitility.await("a card with the new title")
                .atMost(PATIENCE)
                .until(
                        () -> card("localhost", room),
                        card -> look("localhost", card).toString().contains("Market square"));
        assertThat(look("localhost", second).toString()).contains("fruit; cheese");
        assertThat(look("localhost", first).at("/reason/name").asText()).isEqualTo("revoked");
        Files.writeString(file, "owner = " + room + "\ntitle = Market square\nisPublic = false\n");
        isTakenBack("localhost", room, second);
        guest.send("POST", "/api/rooms/" + room + "/door/card", "image/png", second)
                .is(403, "revoked");
    }
}
