package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Sizes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.plugin.OddPlugIn;

/** What the room page costs at first sight, and what it says of a stream that no browser can play. */
@ExtendWith(InTheBrowser.class)
class RoomPageLimitsIT {
    private static final String ROOM = "welcome@localhost";
    private static final int FIRST_VIEW_BYTES = 200_000;

    @Test
    void theFirstViewOfARoomIsSmall(CityProcess city, Browser browser) {
        List<Request> requests = new CopyOnWriteArrayList<>();
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT)) {
            ada.page().onRequestFinished(requests::add);
            ada.visit(city.http("/" + ROOM));
            ada.page().locator("#chat-text").waitFor();
            ada.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            Map<String, Integer> bytes = new TreeMap<>();
            for (Request request : List.copyOf(requests)) {
                Sizes sizes = request.sizes();
                bytes.put(request.url(), sizes.responseBodySize + sizes.responseHeadersSize);
            }
            int sum = bytes.values().stream().mapToInt(Integer::intValue).sum();
            System.out.println("First view of a room: " + sum + " bytes in " + bytes.size() + " requests");
            assertThat(sum).as("bytes of %s", bytes).isBetween(50_000, FIRST_VIEW_BYTES);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void aStreamNoBrowserCanPlayIsListedAndExplained(CityProcess city, Browser browser) {
        city.console("bundle:install -s "
                + OddPlugIn.write(Path.of("target/plug-ins")).toUri());
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM));
                Visitor bob = Visitor.onAPhone(browser, ColorScheme.DARK).visit(city.http("/" + ROOM))) {
            for (Visitor visitor : List.of(ada, bob)) {
                visitor.page()
                        .waitForCondition(() -> visitor.box("odd")
                                .locator("[data-testid=state]")
                                .allInnerTexts()
                                .contains("Browsers cannot play this stream: its format is speex"));
            }
            ada.photograph("odd-stream-desktop-light");
            bob.photograph("odd-stream-phone-dark");
            assertThat(ada.complaints()).isEmpty();
        } finally {
            city.console("bundle:uninstall " + OddPlugIn.NAME);
        }
    }
}
