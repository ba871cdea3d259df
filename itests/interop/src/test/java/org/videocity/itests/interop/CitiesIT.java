package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
        String pending = body(asked).path("pending").asText();
        String in = post(
                host,
                "/api/sign-up/confirm",
                "{\"pending\":\"" + pending + "\",\"code\":\"" + Outbox.lastCode(city) + "\"}");
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
