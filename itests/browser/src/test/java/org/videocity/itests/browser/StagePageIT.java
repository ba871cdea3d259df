package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Boxes on the stage change places by pointer and by keys, grow and shrink, and play on meanwhile. */
@ExtendWith(InTheBrowser.class)
class StagePageIT {
    private static final String ROOM = "welcome@localhost";

    @Test
    void boxesChangePlacesAndPlayOn(CityProcess city, Browser browser) {
        try (Tool one = Camera.film(city.rtmp(ROOM, "left"), 320, 180);
                Tool two = Camera.film(city.rtmp(ROOM, "right"), 320, 180);
                Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/" + ROOM))) {
            ada.awaitPlaying("left");
            ada.awaitPlaying("right");
            Page page = ada.page();
            boolean leftFirst = isBefore(ada, "left", "right");
            drag(ada, "left", "right");
            page.waitForCondition(() -> isBefore(ada, "left", "right") != leftFirst);
            assertThat(page.locator("vc-box[dragged], vc-box[target]").count()).isZero();
            assertThat(page.locator("vc-box[maximised]").count()).isZero();

            ada.box("left").locator("section").focus();
            page.keyboard().press(leftFirst ? "Shift+ArrowLeft" : "Shift+ArrowRight");
            page.waitForCondition(() -> isBefore(ada, "left", "right") == leftFirst);
            assertThat(page.locator("vc-stage > [role=status], vc-stage .unseen[role=status]")
                            .first()
                            .textContent())
                    .contains("left is now at place");
            assertThat(ada.box("left").locator("section").evaluate("s => s.getRootNode().activeElement === s"))
                    .isEqualTo(true);

            ada.box("right").locator("section").dblclick();
            page.locator("vc-box[data-stream=right][maximised]").waitFor();
            ada.photograph("stage-maximised-desktop-dark");
            ada.box("right").locator("section").dblclick();
            page.waitForCondition(() -> page.locator("vc-box[maximised]").count() == 0);
            ada.awaitPlaying("left");
            ada.awaitPlaying("right");
            ada.photograph("stage-two-desktop-dark");

            lift(ada, "right");
            BoundingBox shelf = page.locator("vc-stage .shelf").boundingBox();
            dropAt(ada, shelf, "stage-shelf-desktop-dark");
            page.waitForCondition(() -> page.locator("vc-box").count() == 1);
            page.locator("vc-stage .dock button").click();
            ada.awaitPlaying("right");
            assertThat(one.isAlive() && two.isAlive()).isTrue();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static boolean isBefore(Visitor who, String one, String other) {
        BoundingBox first = who.box(one).boundingBox();
        BoundingBox second = who.box(other).boundingBox();
        return first.x + first.y < second.x + second.y;
    }

    private static void drag(Visitor who, String from, String to) {
        BoundingBox end = who.box(to).boundingBox();
        lift(who, from);
        dropAt(who, end, "stage-dragged-desktop-dark");
    }

    private static void lift(Visitor who, String stream) {
        BoundingBox start = who.box(stream).boundingBox();
        Mouse mouse = who.page().mouse();
        mouse.move(start.x + start.width / 2, start.y + start.height / 2);
        mouse.down();
        mouse.move(start.x + start.width / 2 + 20, start.y + start.height / 2);
    }

    private static void dropAt(Visitor who, BoundingBox end, String picture) {
        Mouse mouse = who.page().mouse();
        mouse.move(end.x + end.width / 2, end.y + end.height / 2, new Mouse.MoveOptions().setSteps(8));
        who.photograph(picture);
        mouse.up();
    }
}
