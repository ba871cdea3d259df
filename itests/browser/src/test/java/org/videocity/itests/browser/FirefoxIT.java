package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The room page in the other browser people have. */
@ExtendWith(InTheBrowser.class)
class FirefoxIT {
    private static final String ROOM = "welcome@localhost";

    /** Looks for something through all shadow roots. */
    private static final String DEEP = """
            const deep = (selector, root = document) => {
              for (const node of root.querySelectorAll('*')) {
                if (node.matches(selector)) return node;
                const found = node.shadowRoot && deep(selector, node.shadowRoot);
                if (found) return found;
              }
              return null;
            };
            """;

    @Test
    void theRoomPlaysAndChatsInFirefox(CityProcess city, Browser browser) throws IOException {
        try (Tool camera = Camera.film(city.rtmp(ROOM, "fox"), 320, 180);
                Firefox firefox = Firefox.start();
                Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM))) {
            firefox.visit(city.http("/" + ROOM));
            double from = awaitClock(firefox, 0);
            awaitClock(firefox, from + 0.5);
            JsonNode video = firefox.run(DEEP + "const v = deep('video');"
                    + "return { width: v.videoWidth, height: v.videoHeight, error: v.error?.message ?? '' };");
            assertThat(video.path("width").asInt()).isEqualTo(320);
            assertThat(video.path("height").asInt()).isEqualTo(180);
            assertThat(video.path("error").asText()).isEmpty();
            ada.page().locator("#chat-text").fill("Hello fox");
            ada.page().locator("#chat-text").press("Enter");
            Awaitility.await("the line crosses")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> firefox.run(DEEP + "return deep('.line')?.textContent ?? '';")
                            .asText()
                            .contains("Hello fox"));
            firefox.photograph("room-firefox");
            assertThat(camera.isAlive()).isTrue();
        }
    }

    private static double awaitClock(Firefox firefox, double above) {
        double[] now = {0};
        Awaitility.await("the stream plays in Firefox")
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    now[0] = firefox.run(DEEP + "const v = deep('video'); return v?.videoWidth ? v.currentTime : -1;")
                            .asDouble();
                    return now[0] > above;
                });
        return now[0];
    }
}
