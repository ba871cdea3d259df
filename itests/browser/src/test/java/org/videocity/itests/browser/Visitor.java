package org.videocity.itests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.videocity.testing.RoomSocketSchemas;

/** Somebody with a browser window of their own, and everything their browser complained about. */
final class Visitor implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Visitor(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
        page.onWebSocket(this::listen);
        page.onRequestFailed(request -> {
            if (!request.failure().contains("ERR_ABORTED")) {
                complaints.add(request.url() + " " + request.failure());
            }
        });
    }

    /** Opens a window on a desk. */
    static Visitor atADesk(Browser browser, ColorScheme scheme) {
        return with(browser, 1280, 800, 1, false, scheme);
    }

    /** Opens a window on a phone. */
    static Visitor onAPhone(Browser browser, ColorScheme scheme) {
        return with(browser, 390, 844, 2, true, scheme);
    }

    /** Opens a window on a desk, in a browser that speaks another language. */
    static Visitor speaking(Browser browser, String locale) {
        return with(browser, 1280, 800, 1, false, ColorScheme.LIGHT, locale);
    }

    private static Visitor with(Browser browser, int width, int height, int scale, boolean touch, ColorScheme scheme) {
        return with(browser, width, height, scale, touch, scheme, "en-GB");
    }

    private static Visitor with(
            Browser browser, int width, int height, int scale, boolean touch, ColorScheme scheme, String locale) {
        return new Visitor(browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(scale)
                .setHasTouch(touch)
                .setLocale(locale)
                .setColorScheme(scheme)));
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
            complaints.add(message.text() + " " + message.location());
        }
    }

    /** What a page and the city say to each other in a room is as the published schemas have it. */
    private void listen(WebSocket socket) {
        if (socket.url().contains("/ws/room?")) {
            socket.onFrameReceived(frame -> complainUnless(() -> RoomSocketSchemas.checkServer(frame.text())));
            socket.onFrameSent(frame -> complainUnless(() -> RoomSocketSchemas.checkClient(frame.text())));
        }
    }

    private void complainUnless(Runnable described) {
        try {
            described.run();
        } catch (AssertionError undescribed) {
            complaints.add(undescribed.getMessage());
        }
    }

    Visitor visit(String address) {
        page.navigate(address);
        return this;
    }

    Page page() {
        return page;
    }

    Locator box(String stream) {
        return page.locator("vc-box[data-stream='" + stream + "']");
    }

    /** Waits until a stream is shown and its clock runs. */
    void awaitPlaying(String stream) {
        Locator video = box(stream).locator("video");
        video.waitFor(new Locator.WaitForOptions()
                .setTimeout(20_000)
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        double[] start = {-1};
        Awaitility.await(stream + " plays")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .pollInSameThread()
                .until(() -> {
                    double now = number(video.evaluate("v => v.videoWidth > 0 ? v.currentTime : -1"));
                    if (start[0] < 0) {
                        start[0] = now;
                    }
                    return start[0] >= 0 && now > start[0] + 0.5;
                });
    }

    double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /** Returns what the browser complained about: errors, failed requests, violations of the page's policy. */
    List<String> complaints() {
        return complaints;
    }

    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
