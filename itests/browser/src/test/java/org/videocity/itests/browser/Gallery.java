package org.videocity.itests.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures of the places of the city, each on a phone and at a desk, by day and by night, for people to look at; what a
 * machine can see of flaws it notes itself. One window is all four: its size and its colours are changed. Whether it is
 * touched is decided where it is opened, for no browser forgets that it was.
 */
final class Gallery {
    private static final Path WALL = Path.of("target/screenshots/places");

    /** How somebody looks at a place. The last one is how pages are opened. */
    private enum Look {
        PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
        PHONE_DARK(390, 844, ColorScheme.DARK),
        DESKTOP_DARK(1280, 800, ColorScheme.DARK),
        DESKTOP_LIGHT(1280, 800, ColorScheme.LIGHT);

        private final int width;
        private final int height;
        private final ColorScheme scheme;

        Look(int width, int height, ColorScheme scheme) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
        }

        String at(String place) {
            return place + "-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final List<String> flaws = new ArrayList<>();

    /** Photographs what somebody sees, in every look. */
    void hang(String place, Visitor who) {
        hang(place, who, () -> {});
    }

    /** The same with something done before each picture, such as opening a menu. */
    void hang(String place, Visitor who, Runnable before) {
        Page page = who.page();
        for (Look look : Look.values()) {
            page.setViewportSize(look.width, look.height);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme));
            page.mouse().move(0, 0);
            before.run();
            page.evaluate("scrollTo({ top: 0, behavior: 'instant' })");
            Accessibility.still(page);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(WALL.resolve(look.at(place) + ".png"))
                    .setAnimations(ScreenshotAnimations.DISABLED)
                    .setFullPage(true));
            if (look.scheme == ColorScheme.LIGHT) { // by night everything is where it is by day
                Flaws.of(page).forEach(flaw -> flaws.add(look.at(place) + ": " + flaw));
            }
        }
        who.complaints().forEach(complaint -> flaws.add(place + ": " + complaint));
        who.complaints().clear();
    }

    /** Returns what was found, each with the picture it is on. */
    List<String> flaws() {
        return flaws;
    }
}
