package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** A person with a browser sees, hears and chats in a room. */
@ExtendWith(InTheBrowser.class)
class RoomPageIT {
    private static final String ROOM = "welcome@localhost";

    @Test
    void theRoomListsAStreamAndPlaysIt(CityProcess city, Browser browser) {
        try (Tool camera = Camera.film(city.rtmp(ROOM, "cam"), 640, 360);
                Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM))) {
            ada.awaitPlaying("cam");
            Locator video = ada.box("cam").locator("video");
            assertThat(video.evaluate("v => v.videoWidth")).isEqualTo(640);
            assertThat(video.evaluate("v => v.videoHeight")).isEqualTo(360);
            assertThat(video.evaluate("v => v.error === null")).isEqualTo(true);
            assertThat(camera.isAlive()).isTrue();
            ada.photograph("room-desktop-light");
            assertThat(ada.complaints()).isEmpty();
        }
        try (Visitor bob = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/" + ROOM))) {
            bob.box("cam").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
    }

    @Test
    void sixStreamsPlayAtOnce(CityProcess city, Browser browser) {
        List<Tool> cameras = new ArrayList<>();
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/" + ROOM))) {
            for (int i = 1; i <= 6; i++) {
                cameras.add(Camera.film(city.rtmp(ROOM, "six-" + i), 320, 180));
            }
            for (int i = 1; i <= 6; i++) {
                ada.awaitPlaying("six-" + i);
            }
            say(ada, "Six cameras, one room.");
            line(ada, "Six cameras, one room.").waitFor();
            ada.photograph("room-six-desktop-dark");
            assertThat(ada.complaints()).isEmpty();
        } finally {
            cameras.forEach(Tool::close);
        }
    }

    @Test
    void chatCrossesBetweenTwoPages(CityProcess city, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM));
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK).visit(city.http("/" + ROOM))) {
            say(ada, "Hello <b>Bob</b>");
            line(bob, "Hello <b>Bob</b>").waitFor();
            say(bob, "Hello Ada");
            line(ada, "Hello Ada").waitFor();
            ada.photograph("chat-desktop-light");
            bob.photograph("chat-phone-dark");
            assertThat(ada.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void thePageFollowsStopAndRestart(CityProcess city, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM))) {
            try (Tool camera = Camera.film(city.rtmp(ROOM, "again"), 320, 180)) {
                ada.awaitPlaying("again");
                camera.kill();
            }
            // within resumeMillis the same stream goes on, in the same box
            try (Tool camera = Camera.film(city.rtmp(ROOM, "again"), 640, 360)) {
                ada.awaitPlaying("again");
                ada.page()
                        .waitForCondition(() ->
                                ada.number(ada.box("again").locator("video").evaluate("v => v.videoWidth")) == 640);
                ada.awaitPlaying("again");
                camera.interrupt();
            }
            ada.box("again").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void thePageSaysSoWhenAWayInIsTakenAwayAndRecovers(CityProcess city, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM))) {
            try (Tool camera = Camera.film(city.rtmp(ROOM, "swap"), 320, 180)) {
                ada.awaitPlaying("swap");
                city.console("feature:uninstall videocity-rtmp");
                ada.page().locator("[data-testid=band]").waitFor();
                ada.box("swap").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
                ada.photograph("room-without-rtmp-desktop-light");
            } finally {
                city.console("feature:install videocity-rtmp");
            }
            ada.page()
                    .locator("[data-testid=band]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            try (Tool camera = Camera.film(city.rtmp(ROOM, "swap"), 320, 180)) {
                ada.awaitPlaying("swap");
                assertThat(camera.isAlive()).isTrue();
            }
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void phonesSeeTheRoomToo(CityProcess city, Browser browser) {
        try (Tool camera = Camera.film(city.rtmp(ROOM, "phone"), 640, 360);
                Visitor ada = Visitor.onAPhone(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM))) {
            ada.awaitPlaying("phone");
            ada.photograph("room-phone-light");
            assertThat(ada.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(camera.isAlive()).isTrue();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static void say(Visitor visitor, String text) {
        Locator field = visitor.page().locator("#chat-text");
        if (!field.isVisible()) {
            visitor.page().locator("vc-toolbar [data-do=chat]").click();
        }
        field.fill(text);
        field.press("Enter");
    }

    private static Locator line(Visitor visitor, String text) {
        if (!visitor.page().locator("#chat-text").isVisible()) {
            visitor.page().locator("vc-toolbar [data-do=chat]").click();
        }
        return visitor.page()
                .locator(".line", new com.microsoft.playwright.Page.LocatorOptions().setHasText(text))
                .first();
    }
}
