package org.videocity.itests.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What axe-core finds on a page that keeps people out: its rules of impact "serious" and "critical". */
final class Accessibility {
    private static final String AXE = source();
    private static final String SERIOUS = """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
                    `${id} at ${target.flat().join(' > ')}: ${failureSummary.replace(/\\s+/g, ' ')}`));
            }""";

    private static final String STILL = """
            async () => {
              await new Promise(requestAnimationFrame);
              const within = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
                ...element.getAnimations(), ...(element.shadowRoot ? within(element.shadowRoot) : [])]);
              const ending = within(document).filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
              await Promise.allSettled(ending.map(({ finished }) => finished));
            }""";

    private Accessibility() {}

    /** Waits until what slides or fades in has come to its end. */
    static void still(Page page) {
        page.evaluate(STILL);
    }

    /** Returns rule, place and advice of every serious finding; first what slides or fades in comes to its end. */
    static List<String> findings(Page page) {
        still(page);
        page.evaluate(AXE);
        Object found = page.evaluate(SERIOUS);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** Returns how many elements with a size a part shows on its page, itself included. */
    static int sized(Page page, String element) {
        Object count = page.evaluate("""
                ({ element }) => [...document.querySelectorAll(`.frame ${element}`)]
                  .flatMap((part) => [part, ...part.shadowRoot.querySelectorAll('*')])
                  .filter((part) => part.offsetWidth > 0 && part.offsetHeight > 0).length""", Map.of("element", element));
        return ((Number) count).intValue();
    }

    private static String source() {
        try (InputStream file = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            if (file == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
