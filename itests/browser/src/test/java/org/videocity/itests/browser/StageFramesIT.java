package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** What dragging a box costs the browser while others play: a report in {@code target/reports}, and no layout for each move. */
@ExtendWith(InTheBrowser.class)
class StageFramesIT {
    private static final String ROOM = "welcome@localhost";
    private static final Path REPORTS = Path.of("target/reports");
    /** At sixty a second, a second. */
    private static final int MOVES = 60;

    @Test
    void draggingABoxLaysNothingOutForEachMove(CityProcess city, Browser browser) throws IOException {
        List<String> streams = List.of("north", "east", "south", "west");
        List<Tool> cameras = streams.stream()
                .map(stream -> Camera.film(city.rtmp(ROOM, stream), 320, 180))
                .toList();
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.DARK).visit(city.http("/" + ROOM))) {
            streams.forEach(ada::awaitPlaying);
            Files.createDirectories(REPORTS);
            AtomicReference<String> pictures = new AtomicReference<>();
            FrameTrace trace = FrameTrace.of(browser, ada.page(), REPORTS.resolve("stage-drag.trace.json"), () -> {
                double before = pictures(ada);
                drag(ada);
                pictures.set(String.format("%.0f pictures of videos shown", pictures(ada) - before));
            });
            String report = "Dragging a box while four play: " + trace + "; " + pictures.get();
            System.out.println(report);
            Files.writeString(REPORTS.resolve("stage-frames.txt"), report + "\n");
            assertThat(trace.moves()).isGreaterThan(MOVES / 4);
            assertThat(trace.drawn()).isPositive();
            // the first move shows the shelf; a stream that says something in between may add one
            assertThat(trace.layoutsInMoves()).as(report).isLessThan(trace.moves() / 4);
            assertThat(cameras).allMatch(Tool::isAlive);
            assertThat(ada.complaints()).isEmpty();
        } finally {
            cameras.forEach(Tool::close);
        }
    }

    private static double pictures(Visitor who) {
        return who.number(who.page()
                .locator("vc-box video")
                .evaluateAll("all => all.reduce((sum, v) => sum + v.getVideoPlaybackQuality().totalVideoFrames"
                        + " - v.getVideoPlaybackQuality().droppedVideoFrames, 0)"));
    }

    /** Around the stage, and back to where it was. */
    private static void drag(Visitor who) {
        Page page = who.page();
        BoundingBox box = page.locator("vc-box").first().boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        Mouse mouse = page.mouse();
        mouse.move(x, y);
        mouse.down();
        mouse.move(x + box.width, y, new Mouse.MoveOptions().setSteps(MOVES / 4));
        mouse.move(x + box.width, y + box.height, new Mouse.MoveOptions().setSteps(MOVES / 4));
        mouse.move(x, y + box.height, new Mouse.MoveOptions().setSteps(MOVES / 4));
        mouse.move(x, y, new Mouse.MoveOptions().setSteps(MOVES / 4));
        mouse.up();
    }
}
