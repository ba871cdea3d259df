package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Rooms and cards in the other browser people have. */
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

    @Test
    void aCameraInFirefoxIsSeenByOthers(CityProcess city, Browser browser) throws IOException {
        try (Firefox firefox = Firefox.withCamera();
                Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM))) {
            firefox.visit(city.http("/" + ROOM));
            await(firefox, "the room is entered", "deep('main[data-phase=inside]')");
            press(firefox, "[data-do=camera]");
            await(firefox, "the camera is on", "deep('video')?.videoWidth > 0");
            String stream =
                    firefox.run(DEEP + "return deep('vc-box').dataset.stream;").asText();
            ada.awaitPlaying(stream);
            firefox.photograph("camera-firefox");
            List<String> codecs = OnAir.tracks(ada, stream);
            assertThat(codecs).isSubsetOf("h264", "vp9").hasSize(1);
            int width = firefox.run(DEEP + "return deep('video').videoWidth;").asInt();
            assertThat(OnAir.probed(city.http("/" + ROOM + "/live/" + stream + ".mp4"), "codec_name,width"))
                    .contains(codecs.get(0) + "," + width);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void aCardIsMadeInFirefoxAndOpensTheHomeThere(CityProcess city, Mailbox mails) throws IOException {
        String address = CardHolder.somebody("fay");
        try (Firefox firefox = Firefox.start()) {
            firefox.visit(city.http("/~sign-up"));
            write(firefox, "#name", "Fay Fox");
            write(firefox, "#address", address);
            write(firefox, "#passphrase", CardHolder.PASSPHRASE);
            press(firefox, "button.primary");
            press(firefox, "[data-do=next]");
            write(firefox, "#code", mails.codeFor(address));
            press(firefox, "#remember");
            await(
                    firefox,
                    "the card is remembered",
                    "deep('#remember').checked && !deep('button[data-do=home] + .hint')");
            firefox.photograph("card-ready-firefox");
            press(firefox, "button[data-do=home]");
            await(firefox, "the door opens", "location.pathname === '/" + address + "' && deep('#you')");
            press(firefox, "#you");
            press(firefox, "[data-do=sign-out]");
            await(firefox, "signed out", "location.pathname === '/' && deep('[data-do=sign-in]')");

            firefox.visit(city.http("/~sign-in"));
            await(firefox, "the card is there", "deep('[data-do=come-in] img')?.naturalWidth > 0");
            firefox.photograph("card-remembered-firefox");
            press(firefox, "[data-do=come-in]");
            await(firefox, "the card opens", "location.pathname === '/" + address + "'");
            await(firefox, "as who it is", "deep('#you')?.ariaLabel?.includes('Fay Fox')");
        }
    }

    private static void write(Firefox firefox, String field, String text) {
        await(firefox, field, "deep('" + field + "')");
        firefox.run(DEEP + "const f = deep('" + field + "'); f.value = '" + text + "';"
                + "f.dispatchEvent(new Event('input', { bubbles: true, composed: true }));");
    }

    private static void press(Firefox firefox, String what) {
        await(firefox, what, "deep('" + what + ":not(:disabled)')");
        firefox.run(DEEP + "deep('" + what + ":not(:disabled)').click();");
    }

    private static void await(Firefox firefox, String what, String truth) {
        Awaitility.await(what + " in Firefox")
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        firefox.run(DEEP + "return Boolean(" + truth + ");").asBoolean());
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
