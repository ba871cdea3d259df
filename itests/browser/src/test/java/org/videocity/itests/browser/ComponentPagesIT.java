package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Every part of the pages stands alone on a page of its own, without complaint and open to everyone. */
@ExtendWith(InTheBrowser.class)
class ComponentPagesIT {
    private static final String PAGES = "/~plugins/org.videocity.web.client/test/index.html";
    private static final String ROOM = "welcome@localhost";

    @Test
    void everyPartIsOnTheList(CityProcess city, Browser browser) throws IOException {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http(PAGES))) {
            ada.page().locator("body[data-shown=list]").waitFor();
            assertThat(ada.page().locator(".list a").allTextContents())
                    .containsExactlyInAnyOrderElementsOf(new TreeSet<>(parts()));
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void everyPartStandsAloneOnADesk(CityProcess city, Browser browser) throws IOException {
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            lookAtAll(ada, city, "desktop-light");
        }
    }

    @Test
    void everyPartStandsAloneOnAPhone(CityProcess city, Browser browser) throws IOException {
        try (Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK)) {
            lookAtAll(bob, city, "phone-dark");
        }
    }

    @Test
    void theCityAndARoomAreOpenToEveryone(CityProcess city, Browser browser) {
        SoftAssertions all = new SoftAssertions();
        try (Tool camera = Camera.film(city.rtmp(ROOM, "axe"), 320, 180);
                Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM));
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK).visit(city.http("/"))) {
            ada.awaitPlaying("axe");
            bob.page().locator("[data-room='" + ROOM + "'] .live").waitFor();
            for (String panel : List.of("people", "join", "chat")) {
                ada.page().locator("vc-panel [data-tab=" + panel + "]").click();
                ada.page().locator("vc-" + panel).waitFor();
                all.assertThat(Accessibility.findings(ada.page()))
                        .as("room, " + panel)
                        .isEmpty();
            }
            all.assertThat(Accessibility.findings(bob.page())).as("city").isEmpty();
            assertThat(camera.isAlive()).isTrue();
        }
        all.assertAll();
    }

    private static void lookAtAll(Visitor visitor, CityProcess city, String how) throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (String part : parts()) {
            visitor.visit(city.http(PAGES + "?" + part));
            visitor.page().locator("body[data-shown=" + part + "]").waitFor();
            all.assertThat(Accessibility.sized(visitor.page(), part)).as(part).isPositive();
            all.assertThat(Accessibility.findings(visitor.page())).as(part).isEmpty();
            all.assertThat(visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(part + " fits the width")
                    .isEqualTo(true);
            visitor.photograph("part-" + part + "-" + how);
            List<String> complaints = new ArrayList<>(visitor.complaints());
            visitor.complaints().clear();
            all.assertThat(complaints).as(part).isEmpty();
        }
        all.assertAll();
    }

    /** The parts there are: every file of the pages that defines an element. */
    private static List<String> parts() throws IOException {
        Path folder = CityProcess.root().resolve("bundles/web-client/src/main/resources/web/ui");
        List<String> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".js", "");
                if (name.startsWith("vc-") && Files.readString(file).contains("customElements.define('" + name)) {
                    parts.add(name);
                }
            }
        }
        assertThat(parts).isNotEmpty();
        return parts;
    }
}
