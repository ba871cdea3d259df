package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Somebody without a mouse: every control of the room page is reached with Tab and works. */
@ExtendWith(InTheBrowser.class)
class KeyboardIT {
    private static final String ROOM = "welcome@localhost";
    private static final int MOST_STOPS = 80;

    /** Names every control that can be seen, through all shadow roots, in the order of the document. */
    private static final String CONTROLS = """
            () => {
              const found = [];
              const kinds = 'a[href], button, input, textarea, select, [tabindex="0"]';
              const walk = (root) => {
                for (const node of root.children ?? []) {
                  if (node.inert) continue;
                  const can = node.matches(kinds) && !node.disabled && node.tabIndex >= 0;
                  if (can && node.checkVisibility({ visibilityProperty: true })) found.push(NAME(node));
                  if (node.shadowRoot) walk(node.shadowRoot);
                  walk(node);
                }
              };
              walk(document.body);
              return found;
            }
            """;

    private static final String FOCUSED = """
            () => {
              let node = document.activeElement;
              while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
              return node && node !== document.body ? NAME(node) : '';
            }
            """;

    /** Element, label: what a person would call it. */
    private static final String NAME = """
            ((node) => node.localName + ' ' + (node.dataset.do ?? node.id ?? '') + ' '
              + (node.getAttribute('aria-label') ?? node.textContent).trim().replace(/\\s+/g, ' ').slice(0, 60))""";

    @Test
    void tabReachesEveryControlAndShowsWhereItIs(CityProcess city, Browser browser) {
        try (Tool camera = Camera.film(city.rtmp(ROOM, "keys"), 320, 180);
                Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(city.http("/" + ROOM))) {
            ada.awaitPlaying("keys");
            for (String panel : List.of("chat", "people", "join")) {
                openPanel(ada, panel);
                Set<String> reached = tabThrough(ada);
                List<String> controls = strings(ada.page().evaluate(CONTROLS.replace("NAME", NAME)));
                assertThat(controls).hasSizeGreaterThan(8);
                assertThat(reached).as("reached with the %s panel open", panel).containsAll(controls);
            }
            assertThat(camera.isAlive()).isTrue();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void everythingWorksWithoutAMouse(CityProcess city, Browser browser) {
        try (Tool camera = Camera.film(city.rtmp(ROOM, "typed"), 320, 180);
                Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/" + ROOM))) {
            ada.awaitPlaying("typed");
            Page page = ada.page();
            Locator box = ada.box("typed").locator(".box");
            openPanel(ada, "chat");
            focus(ada, "textarea, #chat-text");
            page.keyboard().type("No mouse here");
            page.keyboard().press("Enter");
            page.locator(".line", new Page.LocatorOptions().setHasText("No mouse here"))
                    .first()
                    .waitFor();

            tabTo(ada, "section");
            page.keyboard().press("k");
            ada.box("typed").locator(".veil.held").waitFor();
            page.keyboard().press("k");
            ada.box("typed").locator(".veil.held").waitFor(gone());
            page.keyboard().press("m");
            page.waitForCondition(() ->
                    ada.box("typed").locator("video").evaluate("v => v.muted").equals(false));
            page.keyboard().press("Enter");
            page.locator("vc-box[data-stream=typed][maximised]").waitFor();
            ada.photograph("keyboard-maximised-dark");
            page.keyboard().press("Enter");
            page.locator("vc-box[data-stream=typed][maximised]").waitFor(gone());
            page.keyboard().press("d");
            box.waitFor(gone());
            tabTo(ada, "typed");
            page.keyboard().press("Enter");
            ada.awaitPlaying("typed");
            tabTo(ada, "section");
            page.keyboard().press("Delete");
            ada.box("typed").waitFor(gone());
            page.keyboard().press("Control+z");
            ada.awaitPlaying("typed");

            tabTo(ada, "button leave");
            page.keyboard().press("Enter");
            page.waitForURL(city.http("/"));
            assertThat(camera.isAlive()).isTrue();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    /** Opens a panel from the tool bar with the keyboard alone. */
    private static void openPanel(Visitor visitor, String panel) {
        Locator tool = visitor.page().locator("vc-toolbar [data-do=" + panel + "]");
        if (!"true".equals(tool.getAttribute("aria-pressed"))) {
            tabTo(visitor, "button " + panel + " ");
            visitor.page().keyboard().press("Enter");
            visitor.page()
                    .locator("vc-toolbar [data-do=" + panel + "][aria-pressed=true]")
                    .waitFor();
        }
    }

    private static void focus(Visitor visitor, String selector) {
        Locator wanted = visitor.page().locator(selector).first();
        wanted.waitFor();
        String name = (String) wanted.evaluate("node => " + NAME + "(node)");
        tabTo(visitor, name);
    }

    /** Presses Tab until what is focused has a name that contains the one given. */
    private static void tabTo(Visitor visitor, String name) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            String focused = (String) visitor.page().evaluate(FOCUSED.replace("NAME", NAME));
            seen.add(focused);
            if (focused.contains(name)) {
                return;
            }
            visitor.page().keyboard().press("Tab");
        }
        throw new AssertionError("Tab never came to " + name + " but to " + new LinkedHashSet<>(seen));
    }

    /** Presses Tab until it has been everywhere; each stop has a ring around it that can be seen. */
    private static Set<String> tabThrough(Visitor visitor) {
        Set<String> reached = new LinkedHashSet<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            visitor.page().keyboard().press("Tab");
            String focused = (String) visitor.page().evaluate(FOCUSED.replace("NAME", NAME));
            if (!focused.isEmpty() && reached.add(focused)) {
                assertThat(visitor.page().evaluate(OUTLINED))
                        .as("a ring around " + focused)
                        .isEqualTo(true);
            }
        }
        return reached;
    }

    private static final String OUTLINED = """
            () => {
              let node = document.activeElement;
              const rings = [];
              for (; node; node = node.shadowRoot?.activeElement) rings.push(node);
              return rings.some((n) => {
                const style = getComputedStyle(n);
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
              });
            }
            """;

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }
}
