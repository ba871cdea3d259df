package org.videocity.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.browser.CardHolder.press;
import static org.videocity.testing.TwoMachines.HOUSE;
import static org.videocity.testing.TwoMachines.HOUSE_ADDRESS;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.videocity.testing.CityProcess;
import org.videocity.testing.MailedCodes;
import org.videocity.testing.Tool;
import org.videocity.testing.TwoMachines;

/** The city is opened to the network with {@code --bind 0.0.0.0}, and people come from another machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnotherMachineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Path BASE = Path.of("target/another-machine").toAbsolutePath();
    private static final String PLAIN = "http://" + HOUSE_ADDRESS + ":5080";
    private static final String SECURE = "https://" + HOUSE_ADDRESS + ":5443";
    private static final String ROOM = "/welcome@localhost";

    private TwoMachines machines;
    private String announced;
    private Path certificate;
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void open() throws IOException {
        machines = TwoMachines.start();
        announced = Tool.run(PATIENCE, launcher("run", "--background", "--bind", "0.0.0.0"))
                .succeeded()
                .output();
        certificate = BASE.resolve("seen.pem");
        Files.writeString(certificate, pemSeen());
        playwright = Playwright.create(InTheBrowser.OFFLINE);
        browser = playwright
                .chromium()
                .launch(InTheBrowser.options(
                        chromiumAway(),
                        "--host-resolver-rules=MAP " + HOUSE + " " + HOUSE_ADDRESS,
                        // whoever looked at the city's own certificate and took it: this one and no other
                        "--ignore-certificate-errors-spki-list=" + keyHash()));
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
        if (announced != null) {
            Tool.run(PATIENCE, launcher("stop"));
        }
        if (machines != null) {
            machines.close();
        }
    }

    private List<String> launcher(String verb, String... more) {
        List<String> command = new ArrayList<>(
                machines.atHouse(CityProcess.root().resolve("videocity").toString(), verb, "--data", BASE.toString()));
        command.addAll(List.of(more));
        return command;
    }

    private Tool away(String... command) {
        return Tool.run(PATIENCE, machines.away(command));
    }

    private String pemSeen() {
        String seen = away("sh", "-c", "openssl s_client -connect " + HOUSE_ADDRESS + ":5443 </dev/null")
                .output();
        Matcher pem = Pattern.compile("-----BEGIN CERTIFICATE-----.*-----END CERTIFICATE-----\n", Pattern.DOTALL)
                .matcher(seen);
        assertThat(pem.find()).as(seen).isTrue();
        return pem.group();
    }

    private String keyHash() {
        return away(
                        "sh",
                        "-c",
                        "openssl x509 -noout -pubkey -in " + certificate
                                + " | openssl pkey -pubin -outform DER | openssl dgst -sha256 -binary | openssl base64")
                .succeeded()
                .output()
                .strip();
    }

    /** A Chromium that runs on the other machine, for whoever starts it here. */
    private Path chromiumAway() throws IOException {
        Path script = BASE.resolve("chromium");
        Files.writeString(
                script,
                "#!/bin/sh\nexec "
                        + String.join(
                                " ",
                                machines.away(
                                        Tool.require("chromium", "chromium").toString()))
                        + " \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    @Test
    void theLauncherSaysWhereOthersFindTheCity() {
        assertThat(announced)
                .contains("https://" + HOUSE + ":5443/")
                .contains(SECURE + "/")
                .contains("with a certificate of its own")
                .contains("On this machine  http://127.0.0.1:5080/");
        for (String name : List.of("-verify_hostname " + HOUSE, "-verify_ip " + HOUSE_ADDRESS)) {
            assertThat(away(
                                    "sh",
                                    "-c",
                                    "openssl s_client -CAfile " + certificate + " -verify_return_error " + name
                                            + " -connect " + HOUSE_ADDRESS + ":5443 </dev/null")
                            .output())
                    .contains("Verify return code: 0 (ok)");
        }
    }

    @Test
    void anInsecurePageSaysWhyAndLeadsToTheSecureOne() {
        try (Visitor bob = Visitor.onAPhone(browser, ColorScheme.LIGHT).visit(PLAIN + ROOM + "?lang=en#here");
                Visitor cleo = Visitor.atADesk(browser, ColorScheme.DARK).visit("https://" + HOUSE + ":5443" + ROOM)) {
            Page page = bob.page();
            assertThat(page.locator("main").innerText()).contains("camera, microphone", "cards", "certificate");
            assertThat(page.evaluate("isSecureContext")).isEqualTo(false);
            bob.photograph("insecure-phone-light");
            page.locator("a.secure").click();
            page.locator("main[data-phase=inside]").waitFor();
            assertThat(page.url()).startsWith(SECURE + ROOM).endsWith("#here");
            assertThat(page.evaluate("isSecureContext")).isEqualTo(true);
            cleo.page().locator("main[data-phase=inside]").waitFor();
            cleo.page().locator("#chat-text").fill("Hello from the desk");
            cleo.page().locator("#chat-text").press("Enter");
            press(bob, "vc-toolbar [data-do=chat]");
            page.locator(".line", new Page.LocatorOptions().setHasText("Hello from the desk"))
                    .waitFor();
            assertThat(bob.complaints()).isEmpty();
            assertThat(cleo.complaints()).isEmpty();
        }
    }

    @Test
    void aHomeIsBuiltACardMadeAndACameraShownFromThere() {
        String address = CardHolder.somebody("ada");
        try (Visitor ada = Visitor.atADesk(browser, ColorScheme.LIGHT).visit(SECURE + "/~sign-up")) {
            Page page = ada.page();
            page.fill("#name", "Ada Lovelace");
            page.fill("#address", address);
            page.fill("#passphrase", CardHolder.PASSPHRASE);
            press(ada, "vc-sign-up button.primary");
            press(ada, "[data-do=next]");
            page.locator("#code").waitFor();
            page.fill("#code", MailedCodes.lastIn(BASE));
            page.locator("vc-first-cards [data-do=home]").waitFor();
            byte[] login = CardFiles.save(page, "vc-card-file[primary] [data-do=save]");
            press(ada, "vc-first-cards [data-do=home]");
            page.waitForURL(SECURE + "/" + address);
            press(ada, "#you");
            press(ada, "#menu [data-do=sign-out]");
            page.locator("vc-you [data-do=sign-in]").waitFor();

            ada.visit(SECURE + "/~sign-in");
            CardFiles.show(page, login);
            CardHolder.unlock(ada, CardHolder.PASSPHRASE);
            page.waitForURL(SECURE + "/" + address);
            assertThat(page.context().cookies()).isNotEmpty().allSatisfy(cookie -> isOfThisHostAlone(cookie));

            page.locator("main[data-phase=inside]").waitFor();
            OnAir.turn(ada, "camera", true);
            String stream = OnAir.streamOf(ada);
            ada.awaitPlaying(stream);
            Awaitility.await("the camera is in the room")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    Tool.run(PATIENCE, launcher("console", "videocity:room-info " + address))
                                            .output())
                            .contains(stream));
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static void isOfThisHostAlone(Cookie cookie) {
        assertThat(cookie.name).startsWith("__Host-videocity-");
        assertThat(cookie.secure).isTrue();
        assertThat(cookie.httpOnly).isTrue();
    }

    @Test
    void programsAreToldAndTheConsoleIsNotThere() {
        Tool asked = away(
                "curl",
                "-sS",
                "-H",
                "X-Videocity: 1",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"name\":\"Eve\",\"address\":\"eve@example.org\"}",
                PLAIN + "/api/sign-up");
        assertThat(asked.output())
                .contains("urn:videocity:problem:insecure", "The secure address is " + SECURE + "/api/sign-up");
        assertThat(away("curl", "-sS", PLAIN + "/health").output()).contains("\"status\":\"up\"");
        Tool console = away("curl", "-sS", "--max-time", "5", "telnet://" + HOUSE_ADDRESS + ":8101");
        assertThat(console.exitCode()).as("connection refused").isEqualTo(7);
        Tool guest = Tool.run(
                PATIENCE,
                machines.away(Camera.command("rtmp://" + HOUSE_ADDRESS + ":1935/call" + ROOM + "/cam", 320, 180)
                        .toArray(String[]::new)));
        assertThat(guest.exitCode())
                .as("guests publish from the city's own machine only")
                .isNotZero();
    }
}
