package org.videocity.transport.http.internal.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingTest {
    private static final TrustedProxies TRUSTED = TrustedProxies.of("127.0.0.1", "10.0.0.0/8, ::1", "2001:db8::/32");

    private static Origin read(String... headers) {
        return read(Forwarding.Headers.X_FORWARDED, headers);
    }

    private static Origin read(Forwarding.Headers written, String... headers) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            all.computeIfAbsent(headers[i], name -> new ArrayList<>()).add(headers[i + 1]);
        }
        return Forwarding.read(name -> all.getOrDefault(name, List.of()), written, TRUSTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 203.0.113.7",
                "198.51.100.1, 203.0.113.7 | 203.0.113.7",
                "127.0.0.1, 203.0.113.7 | 203.0.113.7",
                "203.0.113.7, 10.1.2.3 | 203.0.113.7",
                "1.1.1.1, 203.0.113.7, 10.1.2.3, 10.9.9.9 | 203.0.113.7",
                "10.1.2.3 | 10.1.2.3",
                "10.1.2.3, 10.4.5.6 | 10.1.2.3",
                "203.0.113.7:4711 | 203.0.113.7",
                "[2001:470::7]:4711 | 2001:470:0:0:0:0:0:7",
                "2001:470::7 | 2001:470:0:0:0:0:0:7",
                "2001:470::7, 2001:db8::1 | 2001:470:0:0:0:0:0:7",
                "::ffff:203.0.113.7 | 203.0.113.7",
                "unknown | 0.0.0.0",
                "203.0.113.7, nonsense | 0.0.0.0",
                "city.example | 0.0.0.0",
                "203.0.113.999 | 0.0.0.0",
            })
    void theClientIsTheRightmostAddressThatIsNoTrustedProxy(String header, String client) {
        assertThat(read("X-Forwarded-For", header).client().getHostAddress()).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        Origin origin = read("X-Forwarded-For", "1.1.1.1", "X-Forwarded-For", "203.0.113.7, 10.1.2.3");
        assertThat(origin.client().getHostAddress()).isEqualTo("203.0.113.7");
    }

    @Test
    void hostAndSchemeAreThoseTheClientUsed() {
        Origin origin = read(
                "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "city.example");
        assertThat(origin.host()).contains("city.example");
        assertThat(origin.secure()).contains(true);
        origin = read(
                "X-Forwarded-For", "6.6.6.6, 203.0.113.7, 10.0.0.1",
                "X-Forwarded-Proto", "https, http, https",
                "X-Forwarded-Host", "evil.example, city.example, inner");
        assertThat(origin.host()).contains("city.example");
        assertThat(origin.secure()).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"city.example/evil", "a b", "city.example:port", "<script>", "city.example:123456"})
    void aHostThatIsNoneIsNotTaken(String host) {
        assertThat(read("X-Forwarded-For", "203.0.113.7", "X-Forwarded-Host", host)
                        .host())
                .isEmpty();
    }

    @Test
    void theStandardHeaderSaysTheSame() {
        Origin origin = read(
                Forwarding.Headers.FORWARDED,
                "Forwarded",
                "for=6.6.6.6;host=evil.example, for=\"[2001:470::7]:4711\";proto=HTTPS;host=city.example, for=10.0.0.1");
        assertThat(origin.client().getHostAddress()).isEqualTo("2001:470:0:0:0:0:0:7");
        assertThat(origin.host()).contains("city.example");
        assertThat(origin.secure()).contains(true);
        assertThat(read(Forwarding.Headers.FORWARDED, "Forwarded", "for=_hidden;proto=http")
                        .client())
                .isEqualTo(Origin.NOBODY_KNOWS);
        assertThat(read(Forwarding.Headers.FORWARDED, "Forwarded", ";;=;").client())
                .isEqualTo(Origin.NOBODY_KNOWS);
    }

    /** A proxy that writes the one hands the other over as the client wrote it. */
    @Test
    void whatTheProxyDoesNotWriteIsNotRead() {
        String[] usual = {
            "X-Forwarded-For", "203.0.113.7",
            "X-Forwarded-Proto", "http",
            "X-Forwarded-Host", "city.example",
            "X-Forwarded-Port", "8443"
        };
        String[] standard = {"Forwarded", "for=127.0.0.1;proto=https;host=two.example"};
        String[] both = Stream.of(usual, standard).flatMap(Arrays::stream).toArray(String[]::new);
        assertThat(read(Forwarding.Headers.X_FORWARDED, both)).isEqualTo(read(Forwarding.Headers.X_FORWARDED, usual));
        assertThat(read(Forwarding.Headers.FORWARDED, both)).isEqualTo(read(Forwarding.Headers.FORWARDED, standard));
        assertThat(read(Forwarding.Headers.X_FORWARDED, standard)).isEqualTo(Origin.hidden());
        assertThat(read(Forwarding.Headers.FORWARDED, usual)).isEqualTo(Origin.hidden());
    }

    @Test
    void anOperatorSaysWhichInWords() {
        assertThat(Forwarding.Headers.of(" Forwarded ")).isEqualTo(Forwarding.Headers.FORWARDED);
        assertThat(Forwarding.Headers.of("X-Forwarded")).isEqualTo(Forwarding.Headers.X_FORWARDED);
        assertThat(Forwarding.Headers.of("both")).isEqualTo(Forwarding.Headers.X_FORWARDED);
    }

    @Test
    void howeverMuchIsWrittenTheNearestCounts() {
        String flood = "1.1.1.1, ".repeat(5_000);
        assertThat(read("X-Forwarded-For", flood + "203.0.113.7, 10.1.2.3")
                        .client()
                        .getHostAddress())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void whatIsNoAddressTrustsNobody() {
        TrustedProxies none = TrustedProxies.of("proxy.example", "10.0.0.0/99", "10.0.0.0/x", "");
        assertThat(none.contains(TrustedProxies.literal("10.0.0.1").orElseThrow()))
                .isFalse();
        assertThat(TrustedProxies.literal("proxy.example")).isEmpty();
    }
}
