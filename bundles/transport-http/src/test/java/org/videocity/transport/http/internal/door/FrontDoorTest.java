package org.videocity.transport.http.internal.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.testing.api.TestCities;
import org.videocity.transport.http.internal.CityLink;
import org.videocity.transport.http.internal.TestConfiguration;

class FrontDoorTest {
    private static final String LAN = "192.168.1.7";

    private final CityLink city = new CityLink();
    private final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);
    private OptionalInt tls = OptionalInt.of(5443);
    private FrontDoor door;
    private String peer = "127.0.0.1";

    /** Says who it thinks asked for what. */
    private static final class Mirror extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String said = String.join(
                    " ",
                    "mirror",
                    request.getRemoteAddr(),
                    request.getScheme(),
                    request.getServerName(),
                    String.valueOf(request.getServerPort()),
                    request.getHeader("Host"),
                    FrontDoor.secureAddress(request).map(SecureAddress::url).orElse("-"),
                    cookies(request));
            response.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
        }

        private static String cookies(HttpServletRequest request) {
            Cookie[] sent = request.getCookies();
            return sent == null ? "" : Arrays.stream(sent).map(Cookie::getName).collect(Collectors.joining(","));
        }
    }

    @BeforeEach
    void open() throws Exception {
        city.bindCities(new TestCities("two.example"));
        SecurePort port = new SecurePort() {
            @Override
            public OptionalInt port() {
                return tls;
            }

            @Override
            public boolean hasConfiguredCertificate() {
                return false;
            }
        };
        door = new FrontDoor(city, port, TestConfiguration.of());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(this::asPeer), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new FilterHolder(door), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new Mirror()), "/");
        server.setHandler(context);
        server.start();
    }

    /** Stands for the network: requests come from where a test says. */
    private void asPeer(
            jakarta.servlet.ServletRequest request,
            jakarta.servlet.ServletResponse response,
            jakarta.servlet.FilterChain next)
            throws IOException, jakarta.servlet.ServletException {
        String from = peer;
        next.doFilter(
                new jakarta.servlet.http.HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public String getRemoteAddr() {
                        return from;
                    }
                },
                response);
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
    }

    private String ask(String request, String... headers) throws Exception {
        StringBuilder text = new StringBuilder(request + " HTTP/1.1\r\nConnection: close\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        ByteBuffer answer = connector.getResponse(
                ByteBuffer.wrap(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8)));
        return StandardCharsets.UTF_8.decode(answer).toString();
    }

    private void trust(String... proxies) {
        door.reconfigure(TestConfiguration.of("trustedProxies", proxies));
    }

    @Test
    void aHostThatIsNoCityIsToldWhatToDo() throws Exception {
        assertThat(ask("GET /", "Host: three.example", "Accept: text/html"))
                .startsWith("HTTP/1.1 421 ")
                .contains("text/html", "three.example", "videocity:city-create")
                .doesNotContain("mirror");
        assertThat(ask("POST /api/sign-up", "Host: three.example", "Content-Length: 0"))
                .startsWith("HTTP/1.1 421 ")
                .contains("application/problem+json", "urn:videocity:problem:unknown-host");
        assertThat(ask("GET /", "Host: two.example")).contains("mirror");
        assertThat(ask("GET /", "Host: 192.168.1.5:5080")).contains("mirror");
    }

    @Test
    void whatIsSaidAtTheDoorIsSaidInTheLanguageOfWhoeverAsks() throws Exception {
        String[] host = {"Host: three.example", "Accept: text/html"};
        assertThat(ask("GET /", host[0], host[1], "Accept-Language: fr, de-AT;q=0.8, en;q=0.5"))
                .contains("Content-Language: de", "Vary: Accept-Language", "<html lang=\"de\">", "Keine Stadt");
        assertThat(ask("GET /", host[0], host[1], "Accept-Language: hi-IN")).contains("<html lang=\"hi\">", "शहर");
        assertThat(ask("GET /", host[0], host[1], "Accept-Language: fr")).contains("<html lang=\"en\">");
        assertThat(ask("GET /", host[0], host[1])).contains("<html lang=\"en\">");
    }

    @Test
    void theDoorHasTheSameWordsInEveryLanguage() {
        DoorWords english = DoorWords.in("en").orElseThrow();
        for (String language : DoorWords.LANGUAGES) {
            DoorWords words = DoorWords.in(language).orElseThrow();
            assertThat(words.names()).as(language).isEqualTo(english.names());
            for (String name : words.names()) {
                assertThat(words.say(name, "ONE", "TWO"))
                        .as(language + " " + name)
                        .doesNotContain("{", "''")
                        .satisfies(said -> assertThat(said.contains("ONE"))
                                .isEqualTo(english.say(name, "ONE", "TWO").contains("ONE")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/metrics", "/~probe"})
    void machinesAskWithoutKnowingACity(String path) throws Exception {
        assertThat(ask("GET " + path, "Host: three.example")).contains("mirror");
    }

    @Test
    void nobodyIsTurnedAwayWhileNobodyKnowsTheCities() throws Exception {
        city.unbindCities(city.cities().orElseThrow());
        assertThat(ask("GET /", "Host: three.example")).contains("mirror");
    }

    @Test
    void aProxyNobodyNamedIsNotBelieved() throws Exception {
        peer = LAN;
        tls = OptionalInt.empty();
        assertThat(ask("GET /", "Host: localhost", "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: two.example"))
                .contains("mirror 192.168.1.7 http localhost");
    }

    @Test
    void aProxyOnThisMachineMakesNobodyLocal() throws Exception {
        tls = OptionalInt.empty();
        assertThat(ask("GET /", "Host: localhost", "X-Forwarded-For: 127.0.0.1"))
                .contains("mirror 0.0.0.0 http");
        assertThat(ask("GET /", "Host: localhost", "Forwarded: for=127.0.0.1")).contains("mirror 0.0.0.0 http");
        assertThat(ask("GET /", "Host: localhost")).contains("mirror 127.0.0.1 http");
    }

    @Test
    void aTrustedProxySaysWhoAsks() throws Exception {
        trust("127.0.0.1");
        String answer = ask(
                "GET /",
                "Host: 127.0.0.1:5080",
                "X-Forwarded-For: 127.0.0.1, 203.0.113.7",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: two.example");
        assertThat(answer).contains("mirror 203.0.113.7 https two.example 443 two.example -");
        assertThat(ask("GET /", "Host: x", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Host: three.example"))
                .startsWith("HTTP/1.1 421 ");
    }

    /** Any host beside this one, and whoever answers plain HTTP in its name, can set a cookie that browsers send here. */
    @Test
    void overTlsOnlyCookiesCountThatNobodyElseCanSet() throws Exception {
        trust("127.0.0.1");
        String cookies = "Cookie: videocity-ab12=forged; __Host-videocity-ab12=own; other=1";
        String[] secure = {"Host: two.example", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https", cookies};
        assertThat(ask("GET /", secure))
                .contains(" __Host-videocity-ab12,other")
                .doesNotContain(" videocity-ab12");
        assertThat(ask("GET /", "Host: localhost", cookies)).contains(" videocity-ab12,__Host-videocity-ab12,other");
    }

    @Test
    void insecurelyFromElsewhereNothingIsDone() throws Exception {
        peer = LAN;
        assertThat(ask("POST /api/sign-in", "Host: two.example", "Content-Length: 0"))
                .startsWith("HTTP/1.1 403 ")
                .contains("urn:videocity:problem:insecure", "https://two.example:5443/api/sign-in");
        assertThat(ask("GET /ws/room", "Host: two.example")).startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET /a@b.example?key=k", "Host: two.example"))
                .contains("mirror", "https://two.example:5443/a@b.example?key=k");
        assertThat(ask("GET /ws/live", "Host: two.example")).contains("mirror");
        assertThat(ask("GET /a@b.example/live/cam.flv", "Host: two.example")).contains("mirror");
        assertThat(ask("GET /api/rooms", "Host: two.example")).contains("mirror");
        tls = OptionalInt.empty();
        assertThat(ask("POST /api/sign-in", "Host: two.example", "Content-Length: 0"))
                .contains("mirror");
    }

    @Test
    void onThisMachineNobodyIsBetween() throws Exception {
        assertThat(ask("POST /api/sign-in", "Host: localhost", "Content-Length: 0"))
                .contains("mirror", " -");
        peer = InetAddress.getByName("::1").getHostAddress();
        assertThat(ask("POST /api/sign-in", "Host: localhost", "Content-Length: 0"))
                .contains("mirror", " -");
    }

    @Test
    void whoCameInsecurelyToTheProxyIsSentToThePublicAddress() throws Exception {
        trust("127.0.0.1");
        tls = OptionalInt.empty();
        String[] headers = {
            "Host: two.example", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: http", "Content-Length: 0"
        };
        assertThat(ask("POST /api/sign-in", headers))
                .startsWith("HTTP/1.1 403 ")
                .contains("https://two.example/api/sign-in");
    }
}
