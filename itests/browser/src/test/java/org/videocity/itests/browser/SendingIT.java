package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.OnAir.enters;
import static org.videocity.itests.browser.OnAir.press;
import static org.videocity.itests.browser.OnAir.probed;
import static org.videocity.itests.browser.OnAir.streamOf;
import static org.videocity.itests.browser.OnAir.tracks;
import static org.videocity.itests.browser.OnAir.turn;
import static org.videocity.itests.browser.OnAir.until;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** Camera and microphone reach the others from browsers that can less than the newest, and while the city is updated. */
@ExtendWith(InTheBrowser.class)
class SendingIT {
    private static final String ROOM = "welcome@localhost";

    @Test
    void whereTracksAreNotReadPicturesAndSoundAreTakenAsTheyPlay(CityProcess city, Browser browser) {
        String script = "delete globalThis.MediaStreamTrackProcessor;";
        try (Visitor bob = lacking(script, browser);
                Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String stream = bothSend(bob, ada, city);
            assertThat(bob.page().evaluate("'MediaStreamTrackProcessor' in globalThis"))
                    .isEqualTo(false);
            assertThat(tracks(ada, stream)).containsExactlyInAnyOrder("h264", "opus");
            assertThat(probed(mp4(city, stream))).contains("h264", "opus");
            assertThat(probed(city.rtmp(ROOM, stream))).contains("h264");
            assertThat(probed(city.http("/" + ROOM + "/live/" + stream + ".flv?audio=0")))
                    .as("what players read that know no Opus in FLV")
                    .contains("h264");
            assertThat(bob.complaints()).isEmpty();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void whereNobodyEncodesH264PicturesAreVp9(CityProcess city, Browser browser) {
        String script = """
                const ask = VideoEncoder.isConfigSupported.bind(VideoEncoder);
                VideoEncoder.isConfigSupported = (config) =>
                  config.codec.startsWith('avc') ? Promise.resolve({ supported: false, config }) : ask(config);
                """;
        try (Visitor bob = lacking(script, browser);
                Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String stream = bothSend(bob, ada, city);
            assertThat(tracks(ada, stream)).containsExactlyInAnyOrder("vp9", "opus");
            assertThat(probed(mp4(city, stream))).contains("vp9", "opus");
            assertThat(bob.complaints()).isEmpty();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void whoseBrowserDoesNotEncodeReadsSoBesideTheButton(CityProcess city, Browser browser) {
        try (Visitor bob = lacking("delete globalThis.VideoEncoder;", browser)) {
            enters(bob, city, ROOM);
            press(bob, "vc-toolbar [data-do=camera]");
            saysThatItCannot(bob, "camera");
            turn(bob, "mic", true);
            assertThat(bob.complaints()).isEmpty();
        }
        String none = "AudioEncoder.isConfigSupported = () => Promise.resolve({ supported: false });";
        try (Visitor bob = lacking(none, browser)) {
            enters(bob, city, ROOM);
            press(bob, "vc-toolbar [data-do=mic]");
            saysThatItCannot(bob, "mic");
            bob.photograph("camera-no-encoder-desktop-dark");
            assertThat(Accessibility.findings(bob.page())).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void updatesOfTheCityAreOutlived(CityProcess city, Browser browser) {
        try (Visitor bob = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            AtomicInteger published = new AtomicInteger();
            bob.page().onWebSocket(socket -> countPublished(socket, published));
            String stream = bothSend(bob, ada, city);
            assertThat(published).hasValue(1);

            city.console("bundle:restart org.videocity.core.rooms");
            goesOn(bob, ada, stream);
            assertThat(published.get()).as("published, and once again at most").isBetween(1, 2);

            int before = published.get();
            city.console("bundle:restart org.videocity.transport.http");
            bob.page()
                    .waitForCondition(
                            () -> published.get() > before, new Page.WaitForConditionOptions().setTimeout(60_000));
            goesOn(bob, ada, stream);
            assertThat(published).as("once again").hasValue(before + 1);
        }
    }

    private static void countPublished(WebSocket socket, AtomicInteger published) {
        if (socket.url().contains("/ws/publish")) {
            socket.onFrameReceived(frame -> {
                if (frame.text() != null && frame.text().contains("\"op\":\"published\"")) {
                    published.incrementAndGet();
                }
            });
        }
    }

    /** The stream keeps its name, and more of it is shown than can have been on its way. */
    private static void goesOn(Visitor bob, Visitor ada, String stream) {
        assertThat(streamOf(bob)).isEqualTo(stream);
        ada.awaitPlaying(stream);
        double[] shown = {0, clock(ada, stream)};
        until("four more seconds are shown", () -> {
            double now = clock(ada, stream);
            shown[0] += Math.max(0, now - shown[1]);
            shown[1] = now;
            return shown[0] > 4;
        });
    }

    private static double clock(Visitor who, String stream) {
        return who.number(who.box(stream).locator("video").evaluate("v => v.currentTime"));
    }

    private static String bothSend(Visitor bob, Visitor ada, CityProcess city) {
        enters(ada, city, ROOM);
        enters(bob, city, ROOM);
        turn(bob, "camera", true);
        turn(bob, "mic", true);
        String stream = streamOf(bob);
        ada.awaitPlaying(stream);
        until("both tracks", () -> tracks(ada, stream).size() == 2);
        ada.awaitPlaying(stream);
        until(
                "sound arrives",
                () -> ada.box(stream)
                        .locator("video")
                        .evaluate("v => v.webkitAudioDecodedByteCount > 0")
                        .equals(true));
        return stream;
    }

    private static void saysThatItCannot(Visitor who, String part) {
        who.page()
                .locator("[data-why=" + part + "]:has-text('This browser cannot send it live')")
                .waitFor();
        who.page()
                .locator("vc-toolbar [data-do=" + part + "][aria-pressed=false]")
                .waitFor();
    }

    private static Visitor lacking(String script, Browser browser) {
        Visitor visitor = Visitor.atADesk(browser, ColorScheme.DARK);
        visitor.page().addInitScript(script);
        return visitor;
    }

    private static String mp4(CityProcess city, String stream) {
        return city.http("/" + ROOM + "/live/" + stream + ".mp4");
    }
}
