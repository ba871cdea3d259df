package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.web.api.internal.http.Routes.Fit;
import org.videocity.web.api.internal.json.Json;

class RoutesTest {
    private final Routes routes = Routes.of(Json.parseOwn("""
            {"paths": {
              "/api/me/rooms": {"get": {}, "post": {}},
              "/api/me/{anything}": {"delete": {}, "parameters": []},
              "/api/me/rooms/{name}": {"put": {}},
              "/health": {"get": {}}
            }}"""));

    @Test
    void whatIsDescribedIsServed() {
        assertThat(routes.fit("GET", List.of("me", "rooms"))).isEqualTo(Fit.SERVED);
        assertThat(routes.fit("PUT", List.of("me", "rooms", "Hall"))).isEqualTo(Fit.SERVED);
        assertThat(routes.fit("DELETE", List.of("me", "x"))).isEqualTo(Fit.SERVED);
    }

    @Test
    void whatIsWrittenOutGoesBeforeWhatStandsForAnything() {
        assertThat(routes.fit("DELETE", List.of("me", "rooms"))).isEqualTo(Fit.OTHER_METHOD);
        assertThat(routes.allowed(List.of("me", "rooms"))).isEqualTo("GET, HEAD, POST, OPTIONS");
        assertThat(routes.allowed(List.of("me", "x"))).isEqualTo("DELETE, OPTIONS");
    }

    @Test
    void everythingElseIsNothing() {
        for (List<String> segments : List.of(
                List.of(""),
                List.of("me", ""),
                List.of("me", "rooms", ""),
                List.of("me", "rooms", "Hall", "x"),
                List.of("health"),
                List.of("ME", "rooms", "x", "y"))) {
            assertThat(routes.fit("GET", segments)).as(segments.toString()).isEqualTo(Fit.NOTHING);
            assertThat(routes.allowed(segments)).isEmpty();
        }
    }
}
