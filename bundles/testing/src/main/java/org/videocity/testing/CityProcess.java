package org.videocity.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The real distribution as its users start it: {@code ./videocity run --background} with a data folder and ports of its
 * own on loopback. Closing stops it.
 */
public final class CityProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /**
     * Cities of tests live for minutes: the second compiler waits ten times as long before it takes a third of their CPU.
     * It is not left out, because keys of RSA would take six times as long.
     */
    private static final Map<String, String> SHORT_LIVED = Map.of(
            "EXTRA_JAVA_OPTS",
            "-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000"
                    + " -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path launcher;
    private final Path base;
    private final int offset;
    private final SshConsole console;

    private CityProcess(Path base) {
        this.launcher = root().resolve("videocity");
        this.base = base.toAbsolutePath();
        this.offset = freeOffset();
        Tool.start(SHORT_LIVED, command("run", "--background")).await(PATIENCE).succeeded();
        this.console = SshConsole.of(this.base, 8101 + offset);
    }

    /** Starts a city in a folder that is made if need be. */
    public static CityProcess start(Path base) {
        return new CityProcess(base);
    }

    /** Returns the top folder of the checkout. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(here.resolve("videocity"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("not inside a checkout of the city");
            }
        }
        return here;
    }

    /** Returns the address of a path on its web server. */
    public String http(String path) {
        return "http://127.0.0.1:" + httpPort() + path;
    }

    /** Returns the address of a stream, for a room given as {@code user@domain} or {@code user@domain/Room.Name}. */
    public String rtmp(String room, String stream) {
        return "rtmp://127.0.0.1:" + rtmpPort() + "/call/" + room + "/" + stream;
    }

    /** Returns the address of a stream over TLS, by the name a certificate has. */
    public String rtmps(String room, String stream) {
        return "rtmps://localhost:" + rtmpsPort() + "/call/" + room + "/" + stream;
    }

    public int httpPort() {
        return 5080 + offset;
    }

    public int httpsPort() {
        return 5443 + offset;
    }

    public int rtmpPort() {
        return 1935 + offset;
    }

    public int rtmpsPort() {
        return 1936 + offset;
    }

    /** Returns its data folder (etc, data, deploy). */
    public Path base() {
        return base;
    }

    /** Returns the process id of its JVM. */
    public long pid() {
        try {
            return Long.parseLong(
                    Files.readString(base.resolve("data/videocity.pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a console command over SSH and returns what it printed; fails when the command does. */
    public String console(String command) {
        Tool tool = console.run(command);
        if (tool.exitCode() != 0) {
            throw new AssertionError(command + ": " + tool.output() + tool.errors());
        }
        return plain(tool.output());
    }

    /** Runs a console command that shall fail and returns what it said. */
    public String consoleFailure(String command) {
        Tool tool = console.run(command);
        if (tool.exitCode() == 0) {
            throw new AssertionError(command + " was expected to fail but said: " + tool.output());
        }
        return plain(tool.output() + tool.errors());
    }

    /** Runs console commands with {@code ./videocity console}, as most operators do; its JVM takes its time to start. */
    public Tool launcherConsole(String command) {
        return Tool.run(PATIENCE, command("console", command));
    }

    /** Returns what a console wrote, without its colours. */
    public static String plain(String written) {
        return written.replaceAll("\u001B\\[[0-9;]*m", "");
    }

    /** Asks the web server and returns its answer. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(http(path))).timeout(Duration.ofSeconds(20)), headers);
    }

    /** Sends a request prepared by the caller. */
    public HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the log so far, for assertions on what must not be in it. */
    public String log() {
        try {
            return Files.readString(base.resolve("data/log/karaf.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Tool.run(PATIENCE, command("stop")).succeeded();
    }

    private List<String> command(String verb, String... more) {
        List<String> command = new ArrayList<>(List.of(
                launcher.toString(), verb, "--data", base.toString(), "--port-offset", Integer.toString(offset)));
        command.addAll(List.of(more));
        return command;
    }

    /**
     * Finds a port offset whose ports are free. Begins anywhere below the ports of clients, so that test runs beside each
     * other hardly ever want the same.
     */
    public static int freeOffset() {
        int first = ThreadLocalRandom.current().nextInt(10_000, 20_000);
        for (int offset = first; offset < first + 4_000; offset += 37) {
            int at = offset;
            if (IntStream.of(5080, 5443, 1935, 1936, 8101).allMatch(port -> isFree(port + at))) {
                return offset;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
