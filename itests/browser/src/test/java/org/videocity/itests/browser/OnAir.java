package org.videocity.itests.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** What people do to be heard and seen in a room, and what others see of it. */
final class OnAir {
    private OnAir() {}

    static void enters(Visitor who, CityProcess city, String room) {
        who.visit(city.http("/" + room));
        who.page().locator("main[data-phase=inside]").waitFor();
    }

    static void turn(Visitor who, String part, boolean on) {
        press(who, "vc-toolbar [data-do=" + part + "]");
        who.page()
                .locator("vc-toolbar [data-do=" + part + "][aria-pressed=" + on + "]")
                .waitFor();
    }

    /** The stream that this page itself shows. */
    static String streamOf(Visitor who) {
        Page page = who.page();
        Object[] found = {null};
        until("the own box", () -> {
            found[0] = page.locator("vc-stage")
                    .evaluate("s => [...s.renderRoot.querySelectorAll('vc-box')]"
                            + ".find((box) => box.player?.own)?.dataset.stream ?? null");
            return found[0] != null;
        });
        return (String) found[0];
    }

    static List<String> tracks(Visitor who, String stream) {
        Object codecs = who.box(stream).evaluate("box => box.stream.tracks.map(({ codec }) => codec)");
        return ((List<?>) codecs).stream().map(String::valueOf).toList();
    }

    /** The codecs ffprobe reads. */
    static String probed(String address) {
        return probed(address, "codec_name");
    }

    /** What ffprobe reads of every track. */
    static String probed(String address, String facts) {
        String probe = Tool.require("ffprobe", "ffmpeg").toString();
        List<String> command =
                List.of(probe, "-v", "error", "-show_entries", "stream=" + facts, "-of", "csv=p=0", address);
        return Tool.run(Duration.ofSeconds(30), command).succeeded().output();
    }

    static void until(String what, BooleanSupplier holds) {
        Awaitility.await(what).atMost(Duration.ofSeconds(30)).pollInSameThread().until(holds::getAsBoolean);
    }

    static void press(Visitor who, String selector) {
        who.page().locator(selector).first().click();
    }

    static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }
}
