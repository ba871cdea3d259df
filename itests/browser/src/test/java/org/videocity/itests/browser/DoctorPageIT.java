package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The connection doctor really tries what it speaks of. */
@ExtendWith(InTheBrowser.class)
class DoctorPageIT {
    private static final String ROOM = "welcome@localhost";

    @Test
    void saysWhatWorksFromHere(CityProcess city, Browser browser) {
        try (Tool camera = Camera.film(city.rtmp(ROOM, "doctor"), 320, 180);
                Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/"));
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            ada.page().locator("[data-room='" + ROOM + "'] .live").waitFor();
            ada.visit(city.http("/~doctor?room=" + ROOM));
            for (String thing : List.of("secure", "city", "socket", "media", "live", "storage")) {
                thing(ada, thing, "good").waitFor();
            }
            assertThat(thing(ada, "live", "good").textContent()).contains("doctor plays");
            assertThat(Accessibility.findings(ada.page())).isEmpty();
            ada.photograph("doctor-desktop-light");
            bob.visit(city.http("/~doctor"));
            thing(bob, "socket", "good").waitFor();
            thing(bob, "live", "good").waitFor();
            bob.photograph("doctor-phone-dark");
            assertThat(camera.isAlive()).isTrue();
            assertThat(ada.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void saysWhatToDoWhereSocketsDoNotComeThrough(CityProcess city, Browser browser) {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK)) {
            ada.page().routeWebSocket("**/ws/city", socket -> socket.close());
            ada.visit(city.http("/~doctor"));
            assertThat(thing(ada, "socket", "bad").textContent()).contains("another network");
            assertThat(thing(ada, "city", "good").textContent()).contains("ms");
            ada.photograph("doctor-no-sockets-desktop-dark");
        }
    }

    private static Locator thing(Visitor visitor, String thing, String state) {
        return visitor.page().locator("[data-thing=" + thing + "][data-state=" + state + "]");
    }
}
