package org.videocity.itests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Gives tests one running city, its mails and one running Chromium, made once and closed after the last test. */
final class InTheBrowser implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(InTheBrowser.class);

    /** Playwright fetches no browser of its own. */
    static final Playwright.CreateOptions OFFLINE =
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));

    private static final class Running implements AutoCloseable {
        private final CityProcess city = CityProcess.start(Path.of("target/city"));
        private final Mailbox mails = Mailbox.of(city);
        private final Playwright playwright = Playwright.create(OFFLINE);
        private final Browser browser = playwright.chromium().launch(options(Tool.require("chromium", "chromium")));

        @Override
        public void close() {
            browser.close();
            playwright.close();
            city.close();
            mails.close();
        }
    }

    /** A Chromium with a camera and a microphone, that asks nobody but the city. */
    static BrowserType.LaunchOptions options(Path chromium, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--autoplay-policy=no-user-gesture-required"));
        arguments.addAll(List.of(more));
        return new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(arguments);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == CityProcess.class || type == Mailbox.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running =
                context.getRoot().getStore(OURS).computeIfAbsent(Running.class, unused -> new Running(), Running.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Mailbox.class) {
            return running.mails;
        }
        return type == Browser.class ? running.browser : running.city;
    }
}
