package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.press;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** What somebody sets on a device: they see and hear themselves, choose a microphone, and whether it is day or night. */
@ExtendWith(InTheBrowser.class)
class HerePageIT {
    private static final String PAPER = "() => getComputedStyle(document.body).backgroundColor";

    @Test
    void whoTriesCameraAndMicrophoneSeesAndHearsWhatComesIn(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Page page = ada.visit(city.http("/~me")).page();
            tries(ada);
            assertThat(Accessibility.findings(page)).isEmpty();
            String used = microphone(page);
            String other = page.locator("#microphone option").allTextContents().stream()
                    .filter(label -> !label.equals(used))
                    .findFirst()
                    .orElseThrow();
            page.locator("#microphone").selectOption(new SelectOption().setLabel(other));
            await("the other microphone").until(() -> microphone(page).equals(other));
            page.reload();
            tries(ada);
            assertThat(microphone(page)).isEqualTo(other);
            Locator video = page.locator("vc-media video");
            Object tracks = video.evaluate("v => (window.tracks = v.srcObject.getTracks()).length");
            press(ada, "vc-media [data-do=stop]");
            page.locator("vc-media [data-do=try]").waitFor();
            assertThat(tracks).isEqualTo(2);
            assertThat(page.evaluate("() => window.tracks.map((track) => track.readyState)"))
                    .isEqualTo(List.of("ended", "ended"));
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void dayAndNightAreChosenForEveryPageOfADevice(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            Newcomer.movesIn(city, mails, ada, "Ada Lovelace");
            Page page = ada.visit(city.http("/~me")).page();
            Page street = page.context().newPage();
            street.navigate(city.http("/"));
            Object day = page.evaluate(PAPER);
            page.locator("vc-here #appearance").selectOption("dark");
            Object night = page.evaluate(PAPER);
            assertThat(night).isNotEqualTo(day);
            await("the other window").until(() -> night.equals(street.evaluate(PAPER)));
            page.reload();
            page.locator("vc-here #appearance").waitFor();
            assertThat(page.evaluate(PAPER)).isEqualTo(night);
            assertThat(page.locator("vc-here #appearance").inputValue()).isEqualTo("dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.locator("vc-here #appearance").selectOption("light");
            assertThat(page.evaluate(PAPER)).isEqualTo(day);
            page.locator("vc-here #appearance").selectOption("");
            assertThat(page.evaluate(PAPER)).isEqualTo(night);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    /** Chromium's camera turns a disc, and its microphones beep once a second. */
    private static void tries(Visitor who) {
        Page page = who.page();
        press(who, "vc-media [data-do=try]");
        Locator video = page.locator("vc-media video");
        video.waitFor();
        await("the picture").until(() -> (Boolean) video.evaluate("v => v.videoWidth > 0 && v.currentTime > 0"));
        Locator scale = page.locator("vc-meter [role=meter]");
        await("a sound").until(() -> Integer.parseInt(scale.getAttribute("aria-valuenow")) > 0);
    }

    private static String microphone(Page page) {
        return (String) page.locator("vc-media video").evaluate("v => v.srcObject.getAudioTracks()[0].label");
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(20)).pollInSameThread();
    }
}
