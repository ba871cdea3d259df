package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The first page of the city says who is live, without being asked again. */
@ExtendWith(InTheBrowser.class)
class CityPageIT {
    private static final String WELCOME_LIVE = "[data-room='welcome@localhost'] .live";

    @Test
    void theCityShowsItsRoomsAndWhoIsLive(CityProcess city, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/"));
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK).visit(city.http("/"))) {
            ada.page().getByText("Welcome").first().waitFor();
            try (Tool camera = Camera.film(city.rtmp("welcome@localhost", "plaza"), 320, 180)) {
                ada.page().locator(WELCOME_LIVE).waitFor();
                bob.page().locator(WELCOME_LIVE).waitFor();
                ada.photograph("city-desktop-light");
                bob.photograph("city-phone-dark");
                assertThat(camera.isAlive()).isTrue();
            }
            assertThat(ada.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void theFirstViewNeedsNoSocket(CityProcess city, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            ada.page().routeWebSocket("**/ws/city", socket -> {});
            ada.visit(city.http("/"));
            ada.page().locator("[data-room='welcome@localhost']").waitFor();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void aRoomThatIsNotThereHasAShutDoorLikeAPrivateOne(CityProcess city, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/nobody@nowhere.example"))) {
            ada.page().getByText("This door is closed").first().waitFor();
            ada.photograph("no-room-desktop-dark");
        }
        // it says no more than that of a private room, which has the same page
        assertThat(city.get("/nobody@nowhere.example").body()).contains("noindex");
    }
}
