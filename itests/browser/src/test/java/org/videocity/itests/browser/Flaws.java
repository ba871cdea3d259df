package org.videocity.itests.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an eye would call broken on a page: words cut off without an ellipsis, a control that something else lies over,
 * anything beyond the window. Contrast and names are the affair of {@link Accessibility}.
 */
final class Flaws {
    private static final String LOOK = source();

    private Flaws() {}

    /** Returns which element, what is wrong with it, and where (x, y, width, height). */
    static List<String> of(Page page) {
        return ((List<?>) page.evaluate(LOOK)).stream().map(String::valueOf).toList();
    }

    private static String source() {
        try (InputStream file = Flaws.class.getResourceAsStream("flaws.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
