package org.videocity.itests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.videocity.testing.CityProcess;

/**
 * Who walks through the gallery, each in a window of their own: Ada, who lives in the city with a card, her friends Grace
 * and Henry, and somebody from outside.
 */
record GalleryCast(
        CityProcess city, Browser browser, Gallery gallery, Visitor ada, Visitor grace, Visitor henry, Visitor stranger)
        implements AutoCloseable {
    static GalleryCast of(CityProcess city, Browser browser, Gallery gallery) {
        return new GalleryCast(
                city, browser, gallery, window(browser), window(browser), window(browser), window(browser));
    }

    private static Visitor window(Browser browser) {
        return Visitor.atADesk(browser, ColorScheme.LIGHT);
    }

    @Override
    public void close() {
        List.of(stranger, henry, grace, ada).forEach(Visitor::close);
    }
}
