package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.OnAir.enters;
import static org.videocity.itests.browser.OnAir.gone;
import static org.videocity.itests.browser.OnAir.press;
import static org.videocity.itests.browser.OnAir.probed;
import static org.videocity.itests.browser.OnAir.streamOf;
import static org.videocity.itests.browser.OnAir.tracks;
import static org.videocity.itests.browser.OnAir.turn;
import static org.videocity.itests.browser.OnAir.until;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/**
 * People speak and show their camera and screen from the tool bar: the others see and hear them, in the page and in players
 * nobody here wrote. Chromium's camera turns a disc, and its microphones beep once a second.
 */
@ExtendWith(InTheBrowser.class)
class CameraIT {
    private static final String OWN = "vc-box .mirrored";

    @Test
    void twoPeopleSeeAndHearEachOther(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT);
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK);
                Visitor eve = Visitor.atADesk(browser, ColorScheme.DARK)) {
            String studio = room(city, mails, ada, "Studio");
            for (Visitor guest : List.of(bob, eve)) {
                enters(guest, city, studio);
            }
            turn(bob, "camera", true);
            turn(bob, "mic", true);
            turn(eve, "mic", true);
            String bobs = streamOf(bob);
            String eves = streamOf(eve);
            bob.page().locator(OWN).waitFor();
            ada.awaitPlaying(bobs);
            ada.box(eves).locator(".sound-only").waitFor();
            assertThat(tracks(ada, bobs)).containsExactlyInAnyOrder("h264", "opus");
            assertThat(tracks(ada, eves)).containsExactly("opus");
            press(ada, "[data-testid=sound-on]");
            until(
                    "sound is heard",
                    () -> ada.box(bobs)
                            .locator("video")
                            .evaluate("v => v.webkitAudioDecodedByteCount > 0 && !v.muted")
                            .equals(true));
            assertThat(bob.box(bobs).locator("[data-do=silence]").count()).isZero();
            ada.photograph("camera-desktop-light");
            bob.photograph("camera-phone-dark");
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            assertThat(Accessibility.findings(bob.page())).isEmpty();

            assertThat(probed(city.http("/" + studio + "/live/" + bobs + ".mp4")))
                    .contains("h264", "opus");
            assertThat(probed(city.rtmp(studio, bobs))).contains("h264");

            turn(bob, "camera", false);
            until("only sound is left", () -> tracks(ada, bobs).equals(List.of("opus")));
            ada.box(bobs).locator(".sound-only").waitFor();
            turn(bob, "camera", true);
            ada.awaitPlaying(bobs);

            bob.page().reload();
            bob.page().locator("vc-toolbar [data-do=camera][aria-pressed=true]").waitFor();
            bob.page().locator("vc-toolbar [data-do=mic][aria-pressed=true]").waitFor();
            bob.page().locator(OWN).waitFor();
            ada.awaitPlaying(bobs);
            assertThat(streamOf(bob)).isEqualTo(bobs);

            press(ada, "vc-toolbar [data-do=people]");
            String bobsRow = "#members .member:has-text('"
                    + ada.box(bobs).locator(".text").textContent() + "')";
            press(ada, bobsRow + " vc-menu #open");
            press(ada, bobsRow + " vc-menu [data-do=mute]");
            ada.box(bobs).waitFor(gone());
            bob.page()
                    .locator("vc-toolbar [data-do=camera][aria-pressed=false]")
                    .waitFor();
            bob.page().locator("[data-why]").first().waitFor();
            assertThat(tracks(ada, eves)).containsExactly("opus");

            press(eve, "vc-toolbar [data-do=leave]");
            ada.box(eves).waitFor(gone());
            assertThat(ada.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
            assertThat(eve.complaints()).isEmpty();
        }
    }

    @Test
    void aScreenIsShownBesideThePerson(CityProcess city, Mailbox mails, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK);
                Visitor bob = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            String office = room(city, mails, ada, "Office");
            enters(bob, city, office);
            turn(ada, "screen", true);
            String screen = streamOf(ada);
            assertThat(screen).startsWith("screen-");
            bob.awaitPlaying(screen);
            assertThat(bob.box(screen).locator(".text").textContent()).isEqualTo("Screen of Ada Lovelace");
            assertThat(ada.page().locator(OWN).count()).isZero();
            bob.photograph("screen-desktop-light");
            turn(ada, "screen", false);
            bob.box(screen).waitFor(gone());
            assertThat(ada.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void whatDoesNotWorkIsSaidBesideTheButton(CityProcess city, Browser browser) {
        try (Visitor ada = Visitor.onAPhone(browser, ColorScheme.LIGHT)) {
            BrowserContext context = ada.page().context();
            context.addInitScript("navigator.mediaDevices.getUserMedia = () =>"
                    + " Promise.reject(new DOMException('no', 'NotAllowedError'))");
            enters(ada, city, "welcome@localhost");
            press(ada, "vc-toolbar [data-do=mic]");
            ada.page().locator("[data-why=mic]:has-text('Allow it')").waitFor();
            ada.photograph("camera-denied-phone-light");
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            press(ada, "[data-why=mic] button");
            ada.page().locator("[data-why=mic]").waitFor(gone());
            assertThat(ada.page().locator("vc-box").count()).isZero();
        }
    }

    private static String room(CityProcess city, Mailbox mails, Visitor owner, String name) {
        String address = Newcomer.movesIn(city, mails, owner, "Ada Lovelace");
        Newcomer.builds(owner, name, true);
        enters(owner, city, address + "/" + name);
        return address + "/" + name;
    }
}
