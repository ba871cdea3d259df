package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Boxes grow, shrink and come out of the dock with their pictures alive, or fade for whoever does not like things to move. */
@ExtendWith(InTheBrowser.class)
class StageMotionIT {
    private static final String ROOM = "welcome@localhost";

    /** Writes down what every element was made to do: the streams of the boxes, and the properties that changed. */
    private static final String WITNESS = """
            window.moved = [];
            window.properties = [];
            const animate = Element.prototype.animate;
            Element.prototype.animate = function (frames, how) {
              window.moved.push(this.dataset.stream);
              window.properties.push(...frames.flatMap((frame) => Object.keys(frame)));
              return animate.call(this, frames, how);
            };
            """;

    private static Visitor comes(CityProcess city, Browser browser, ReducedMotion motion) {
        Visitor visitor = Visitor.atADesk(browser, ColorScheme.DARK);
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(motion));
        visitor.page().addInitScript(WITNESS);
        visitor.visit(city.http("/" + ROOM));
        visitor.awaitPlaying("near");
        visitor.awaitPlaying("far");
        return visitor;
    }

    @Test
    void aBoxGrowsShrinksAndComesOutOfTheDock(CityProcess city, Browser browser) {
        try (Tool one = Camera.film(city.rtmp(ROOM, "near"), 320, 180);
                Tool two = Camera.film(city.rtmp(ROOM, "far"), 320, 180);
                Visitor ada = comes(city, browser, ReducedMotion.NO_PREFERENCE)) {
            Page page = ada.page();
            begin(page);
            maximise(ada, "near", true);
            assertThat(seen(page, "moved")).contains("near");
            assertThat(seen(page, "properties")).contains("transform").doesNotContain("opacity");
            ada.photograph("stage-growing-desktop-dark");
            // what grows plays on, and is pressed as ever
            ada.awaitPlaying("near");
            begin(page);
            BoundingBox growing = ada.box("near").locator("section").boundingBox();
            page.mouse().dblclick(growing.x + growing.width / 2, growing.y + growing.height / 2);
            page.waitForCondition(() -> page.locator("vc-box[maximised]").count() == 0);
            assertThat(seen(page, "moved")).contains("near");

            settle(page);
            ada.box("far").hover();
            ada.box("far").locator("[data-do=dock]").click();
            page.locator("vc-stage .dock button[data-stream=far]").waitFor();
            forget(page);
            page.locator("vc-stage .dock button").click();
            ada.box("far").waitFor();
            assertThat(seen(page, "moved")).contains("near", "far");
            ada.awaitPlaying("far");
            assertThat(one.isAlive() && two.isAlive()).isTrue();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void whoeverIsQuickEndsWhereTheyWanted(CityProcess city, Browser browser) {
        try (Tool one = Camera.film(city.rtmp(ROOM, "near"), 320, 180);
                Tool two = Camera.film(city.rtmp(ROOM, "far"), 320, 180);
                Visitor ada = comes(city, browser, ReducedMotion.NO_PREFERENCE)) {
            Page page = ada.page();
            ada.box("near").locator("section").focus();
            for (int i = 0; i < 7; i++) {
                page.keyboard().press("f");
            }
            page.locator("vc-box[data-stream=near][maximised]").waitFor();
            page.keyboard().press("f");
            page.waitForCondition(() -> page.locator("vc-box[maximised]").count() == 0);
            ada.awaitPlaying("near");
            assertThat(one.isAlive() && two.isAlive()).isTrue();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void nothingMovesForWhoeverLikesItSo(CityProcess city, Browser browser) {
        try (Tool one = Camera.film(city.rtmp(ROOM, "near"), 320, 180);
                Tool two = Camera.film(city.rtmp(ROOM, "far"), 320, 180);
                Visitor ada = comes(city, browser, ReducedMotion.REDUCE)) {
            Page page = ada.page();
            begin(page);
            maximise(ada, "near", true);
            maximise(ada, "near", false);
            assertThat(seen(page, "properties")).isNotEmpty().allMatch("opacity"::equals);
            assertThat(one.isAlive() && two.isAlive()).isTrue();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    /** Forgets what moved before. */
    private static void forget(Page page) {
        page.evaluate("moved.length = properties.length = 0");
    }

    /** Likewise, and lets what moves from now on take long enough to be looked at and pressed. */
    private static void begin(Page page) {
        forget(page);
        page.evaluate("document.documentElement.style.setProperty('--slide', '60s')");
    }

    /** Lets everything arrive, and be as quick as it is from now on. */
    private static void settle(Page page) {
        page.evaluate("document.documentElement.style.removeProperty('--slide')");
        page.locator("vc-stage")
                .evaluate("stage => stage.shadowRoot.getAnimations().forEach(animation => animation.finish())");
    }

    private static void maximise(Visitor who, String stream, boolean grows) {
        who.box(stream).locator("section").focus();
        who.page().keyboard().press("f");
        who.page()
                .waitForCondition(() -> who.page().locator("vc-box[maximised]").count() == (grows ? 1 : 0));
    }

    private static List<Object> seen(Page page, String what) {
        return List.copyOf((List<?>) page.evaluate(what));
    }
}
