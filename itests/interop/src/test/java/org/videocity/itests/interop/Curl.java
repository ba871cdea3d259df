package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Somebody who uses the city with curl, with a cookie jar of their own. */
final class Curl {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CityProcess city;
    private final Path folder;
    private int requests;

    Curl(CityProcess city, Path folder) {
        this.city = city;
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back. */
    record Reply(int status, String headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Await.json(text());
        }

        Reply is(int expected) {
            assertThat(status).as(text()).isEqualTo(expected);
            return this;
        }

        /** Is refused for that reason. */
        Reply is(int expected, String reason) {
            assertThat(is(expected).json().path("type").asText()).isEqualTo("urn:videocity:problem:" + reason);
            return this;
        }

        String header(String name) {
            String found = "";
            for (String line : headers.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    found = line.substring(name.length() + 1).strip();
                }
            }
            return found;
        }
    }

    Reply get(String path, String... options) {
        return run(path, options);
    }

    Reply post(String path, String json, String... options) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8), options);
    }

    Reply delete(String path) {
        return run(path, "-X", "DELETE", "-H", "X-Videocity: 1");
    }

    /** Sends bytes with the header that programs send. */
    Reply send(String method, String path, String mediaType, byte[] bytes, String... options) {
        Path body = folder.resolve("request-" + ++requests);
        write(body, bytes);
        List<String> all = new ArrayList<>(List.of(
                "-X",
                method,
                "-H",
                "X-Videocity: 1",
                "-H",
                "Content-Type: " + mediaType,
                "-H",
                "Expect:",
                "--data-binary",
                "@" + body));
        all.addAll(List.of(options));
        return run(path, all.toArray(String[]::new));
    }

    private Reply run(String path, String... options) {
        Path headers = folder.resolve("headers-" + ++requests);
        Path body = folder.resolve("body-" + requests);
        List<String> command = new ArrayList<>(List.of(
                Tool.require("curl", "curl").toString(),
                "-s",
                "-S",
                "-m",
                "40",
                "-b",
                jar().toString(),
                "-c",
                jar().toString(),
                "-D",
                headers.toString(),
                "-o",
                body.toString(),
                "-w",
                "%{http_code}"));
        command.addAll(List.of(options));
        command.add(city.http(path));
        Tool tool = Tool.run(PATIENCE, command).succeeded();
        return new Reply(
                Integer.parseInt(tool.output().strip()),
                new String(read(headers), StandardCharsets.UTF_8),
                Files.exists(body) ? read(body) : new byte[0]);
    }

    private Path jar() {
        return folder.resolve("cookies");
    }

    /** Returns the jar's lines about a cookie whose name ends like that. */
    List<String> cookies(String ending) {
        return new String(read(jar()), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replace("#HttpOnly_", ""))
                .filter(line -> !line.startsWith("#") && line.contains("\t"))
                .filter(line -> line.split("\t")[5].endsWith(ending))
                .toList();
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
