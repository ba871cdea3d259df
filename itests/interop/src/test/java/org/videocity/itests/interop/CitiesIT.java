package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Two cities on one server: whoever or whatever is of one is nobody and nothing in the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CitiesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADA = "ada@example.org";
    private static final String TWO = "two.example";
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: ([^;\\s]+)");

    @TempDir
    static Path folder;

    private CityProcess city;

    @BeforeAll
    void open() {
        city = CityProcess.start(folder.resolve("city"));
        city.console("videocity:city-create --title Two --alias zwei.example " + TWO);
    }

    @AfterAll
    void close() {
        city.close();
    }

    /** Asks as a client of a host name would; the path is the last of the arguments. */
    private String ask(String host, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Tool.require("curl", "curl").toString(), "-sS", "--max-time", "20", "-H", "Host: " + host));
        command.addAll(List.of(arguments).subList(0, arguments.length - 1));
        command.add(city.http(arguments[arguments.length - 1]));
        return Tool.run(PATIENCE, command).output();
    }

    private String post(String host, String path, String json) {
        return ask(host, "-i", "-H", "X-Videocity: 1", "-H", "Content-Type: application/json", "-d", json, path);
    }

    private static JsonNode body(String answer) {
        return Await.json(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    /** Signs up and returns the cookie. */
    private String moveIn(String host, String address) {
        String asked = post(host, "/api/sign-up", "{\"name\":\"Ada\",\"address\":\"" + address + "\"}");
        String in = confirm(host, body(asked).path("pending").asText());
        Matcher cookie = COOKIE.matcher(in);
        assertThat(cookie.find()).as(in).isTrue();
        return cookie.group(1);
    }

    private boolean isSignedIn(String host, String cookie) {
        return Await.json(ask(host, "-H", "Cookie: " + cookie, "/api/session"))
                .path("signedIn")
                .asBoolean();
    }

    @Test
    void aResidentOfOneIsNobodyInTheOther() throws Exception {
        String here = moveIn("localhost", ADA);
        assertThat(isSignedIn("localhost", here)).isTrue();
        assertThat(isSignedIn("127.0.0.1", here)).as("the default city, too").isTrue();
        assertThat(isSignedIn(TWO, here)).isFalse();
        String there = moveIn(TWO, ADA);
        assertThat(isSignedIn(TWO, there)).isTrue();
        assertThat(isSignedIn("zwei.example", there)).as("an alias").isTrue();
        assertThat(isSignedIn("localhost", there)).isFalse();
        assertThat(city.console("videocity:residents --city " + TWO)).contains(ADA);
        city.console("videocity:resident-delete --yes --city " + TWO + " " + ADA);
        assertThat(isSignedIn(TWO, there)).isFalse();
        assertThat(isSignedIn("localhost", here)).isTrue();
    }

    @Test
    void eachCitySaysForItselfWhoMayMoveIn() throws Exception {
        city.console("videocity:city-create --sign-up invitation guests.example");
        Files.writeString(
                city.base().resolve("etc/org.videocity.city-club.cfg"),
                "name = club.example\nsignUp = DOMAINS\nsignUpDomains = example.org, example.net\n");
        city.console("videocity:city-create --sign-up closed shut.example");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ask("club.example", "/api/session"))
                        .contains("\"signUp\":\"domains\"", "\"domains\":[\"example.org\",\"example.net\"]"));
        assertThat(ask("localhost", "/api/session")).contains("\"signUp\":\"open\"");
        assertThat(signUp("shut.example", ADA, "")).contains("HTTP/1.1 403", "sign-up-closed");
        assertThat(signUp("club.example", "eve@sub.example.org", "")).contains("HTTP/1.1 403", "domain-not-allowed");
        moveIn("club.example", ADA);

        assertThat(signUp("guests.example", ADA, "")).contains("HTTP/1.1 403", "invitation-needed");
        assertThat(city.consoleFailure("videocity:invite --city guests.example ada.example.org"))
                .contains("no mail address");
        String token = invitation(ADA);
        assertThat(signUp("guests.example", "eve@example.org", token)).contains("HTTP/1.1 403", "invitation-needed");
        assertThat(signUp("localhost", "eve@example.org", token)).startsWith("HTTP/1.1 202");
        String pending =
                body(signUp("guests.example", ADA, token)).path("pending").asText();
        assertThat(confirm("guests.example", pending)).startsWith("HTTP/1.1 200");
        assertThat(signUp("guests.example", "bob@example.org", token)).contains("HTTP/1.1 403", "invitation-needed");
        String anybodys = invitation("");
        pending = body(signUp("guests.example", "bob@example.org", anybodys))
                .path("pending")
                .asText();
        assertThat(confirm("guests.example", pending)).startsWith("HTTP/1.1 200");
    }

    /** Makes an invitation as an operator does; yields what stands behind # in the address that is passed on. */
    private String invitation(String address) {
        String said = city.console("videocity:invite --city guests.example " + address);
        assertThat(said).contains("http://guests.example:" + city.httpPort() + "/~sign-up#");
        return said.substring(said.lastIndexOf('#') + 1).strip();
    }

    private String signUp(String host, String address, String invitation) {
        return post(
                host,
                "/api/sign-up",
                "{\"name\":\"Ada\",\"address\":\"" + address + "\",\"invitation\":\"" + invitation + "\"}");
    }

    private String confirm(String host, String pending) {
        return post(
                host,
                "/api/sign-up/confirm",
                "{\"pending\":\"" + pending + "\",\"code\":\"" + Outbox.lastCode(city) + "\"}");
    }

    @Test
    void roomsAndKeysAreOfOneCity() {
        city.console("videocity:room-create --title Hall " + TWO + "/hall@localhost");
        city.console("videocity:room-create --private " + TWO + "/secret@localhost");
        city.console("videocity:room-create --private secret@localhost");
        assertThat(ask(TWO, "/api/rooms")).contains("hall@localhost").doesNotContain("welcome@localhost");
        assertThat(ask("localhost", "/api/rooms")).contains("welcome@localhost").doesNotContain("hall@localhost");
        assertThat(ask("localhost", "-o", "/dev/null", "-w", "%{http_code}", "/api/rooms/hall@localhost"))
                .isEqualTo("404");
        Key here = Key.issue(city, "--publish --watch", "secret@localhost");
        String room = "/api/rooms/secret@localhost?key=" + here.secret();
        assertThat(ask("localhost", "-o", "/dev/null", "-w", "%{http_code}", room))
                .isEqualTo("200");
        assertThat(ask(TWO, "-o", "/dev/null", "-w", "%{http_code}", room)).isEqualTo("404");
        assertThat(city.console("videocity:city-show " + TWO)).contains("Two", "zwei.example");
    }

    @Test
    void aStreamIsInTheCityThatItsAddressNames() {
        city.console("videocity:room-create " + TWO + "/stage@localhost");
        city.console("videocity:room-create stage@localhost");
        String[] named = {"-rtmp_tcurl", "rtmp://" + TWO + ":1935/call/stage@localhost"};
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), city.rtmp("stage@localhost", "cam"), named)) {
            publisher.awaitFrame(25);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(ask(TWO, "/api/rooms/stage@localhost")).contains("\"cam\""));
            assertThat(ask("localhost", "/api/rooms/stage@localhost")).doesNotContain("\"cam\"");
        }
    }

    @Test
    void aHostThatIsNoCityIsToldWhatToDo() {
        assertThat(ask("nowhere.example", "-i", "-H", "Accept: text/html", "/"))
                .startsWith("HTTP/1.1 421")
                .contains("videocity:city-create nowhere.example");
        assertThat(ask("nowhere.example", "-i", "/api/rooms")).contains("urn:videocity:problem:unknown-host");
        assertThat(ask("nowhere.example", "-i", "/health")).startsWith("HTTP/1.1 200");
    }
}
