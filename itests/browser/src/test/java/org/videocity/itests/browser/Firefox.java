package org.videocity.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.videocity.testing.Tool;

/**
 * Debian's Firefox without a window, driven by Marionette, its own remote protocol: {@code length:[type,id,name,…]} over
 * a socket. (Playwright drives builds of Firefox of its own only.)
 */
final class Firefox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTINGS = """
            user_pref("marionette.port", 0);
            user_pref("media.autoplay.default", 0);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("app.normandy.enabled", false);
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("network.captive-portal-service.enabled", false);
            user_pref("network.connectivity-service.enabled", false);
            user_pref("services.settings.server", "http://127.0.0.1:9/");
            """;

    /** A camera and a microphone of its own making, which it gives to every page that asks. */
    private static final String DEVICES = """
            user_pref("media.navigator.streams.fake", true);
            user_pref("media.navigator.permission.disabled", true);
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final Tool process;
    private final Socket socket;
    private int asked;

    private Firefox(Tool process, int port) throws IOException {
        this.process = process;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        read();
        ask("WebDriver:NewSession", Map.of("capabilities", Map.of()));
        ask("WebDriver:SetWindowRect", Map.of("width", 1280, "height", 800));
    }

    /** Starts one with an empty profile. */
    static Firefox start() {
        return start(SETTINGS);
    }

    /** Starts one that has a camera and a microphone. */
    static Firefox withCamera() {
        return start(SETTINGS + DEVICES);
    }

    private static Firefox start(String settings) {
        try {
            Path profile = Files.createTempDirectory("firefox");
            Files.writeString(profile.resolve("user.js"), settings);
            String program = Tool.require("firefox-esr", "firefox-esr").toString();
            Tool tool = Tool.start(
                    Map.of("HOME", profile.toString(), "DISPLAY", ""),
                    List.of(program, "--headless", "--no-remote", "--marionette", "--profile", profile.toString()));
            Path port = profile.resolve("MarionetteActivePort");
            Awaitility.await("Firefox listens")
                    .atMost(PATIENCE)
                    .until(() -> Files.exists(port) && !Files.readString(port).isBlank());
            return new Firefox(tool, Integer.parseInt(Files.readString(port).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void visit(String address) {
        ask("WebDriver:Navigate", Map.of("url", address));
    }

    /** Runs a function body in the page and returns what it returns. */
    JsonNode run(String script) {
        return ask("WebDriver:ExecuteScript", Map.of("script", script, "args", List.of()))
                .path("value");
    }

    void photograph(String name) throws IOException {
        String picture = ask("WebDriver:TakeScreenshot", Map.of("full", false))
                .path("value")
                .asText();
        Path file = Files.createDirectories(Path.of("target/screenshots")).resolve(name + ".png");
        Files.write(file, Base64.getDecoder().decode(picture));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.close();
        }
    }

    private JsonNode ask(String command, Map<String, ?> parameters) {
        try {
            byte[] message = json.writeValueAsBytes(List.of(0, ++asked, command, parameters));
            socket.getOutputStream().write((message.length + ":").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(message);
            ArrayNode answer = (ArrayNode) read();
            if (!answer.get(2).isNull()) {
                throw new AssertionError(command + ": " + answer.get(2));
            }
            return answer.get(3);
        } catch (IOException e) {
            throw new UncheckedIOException(command, e);
        }
    }

    private JsonNode read() throws IOException {
        ByteArrayOutputStream digits = new ByteArrayOutputStream();
        for (int c = socket.getInputStream().read();
                c != ':';
                c = socket.getInputStream().read()) {
            if (c < 0) {
                throw new EOFException("Firefox has gone: " + process.errors());
            }
            digits.write(c);
        }
        int length = Integer.parseInt(digits.toString(StandardCharsets.US_ASCII));
        return json.readTree(socket.getInputStream().readNBytes(length));
    }
}
