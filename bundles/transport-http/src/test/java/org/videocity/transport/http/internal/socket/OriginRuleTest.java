package org.videocity.transport.http.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRuleTest {
    private final OriginRule own = new OriginRule(Set.of());

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5080, localhost:5080",
        "http://City.example, city.example",
        "https://city.example, city.example:443",
        "http://city.example:80, city.example",
        "http://[::1]:5080, [::1]:5080",
    })
    void allowsOwnPages(String origin, String host) {
        assertThat(own.allows(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5081, localhost:5080",
        "https://city.example, city.example:80",
        "http://city.example.evil.org, city.example",
        "null, city.example",
        "'http://city.example ', city.example",
        "http://, city.example",
    })
    void refusesOthers(String origin, String host) {
        assertThat(own.allows(origin, host)).isFalse();
    }

    @Test
    void allowsClientsThatAreNoBrowsers() {
        assertThat(own.allows(null, "city.example")).isTrue();
        assertThat(own.allows("https://a.example", null)).isFalse();
        assertThat(new OriginRule(Set.of("*")).allows("null", null)).isTrue();
    }
}
