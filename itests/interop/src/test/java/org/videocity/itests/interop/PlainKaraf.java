package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/**
 * The distribution of Karaf as its makers ship it, unpacked by the build, running with files and ports of its own. Its
 * bundles come from the folder {@code system} of our distribution: no network.
 */
final class PlainKaraf implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SYSTEM = "karaf-assembly/target/assembly/system";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path base = Path.of("target/plain-karaf-base").toAbsolutePath();
    private final int sshPort = free();
    private final int httpPort = free();
    private final int rtmpPort = free();
    private final Path home;
    private final Tool process;

    private PlainKaraf() throws IOException {
        try (Stream<Path> unpacked = Files.list(Path.of("target/plain-karaf"))) {
            home = unpacked.filter(folder -> folder.getFileName().toString().startsWith("apache-karaf-"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
        clear(base);
        copy(home.resolve("etc"), base.resolve("etc"));
        Files.createDirectories(base.resolve("data/log"));
        configure();
        process = Tool.start(
                environment(), List.of("sh", home.resolve("bin/karaf").toString(), "server"));
    }

    static PlainKaraf start() throws IOException {
        return new PlainKaraf();
    }

    int rtmpPort() {
        return rtmpPort;
    }

    String address(String path) {
        return "http://127.0.0.1:" + httpPort + path;
    }

    String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Runs console commands, once the console answers, and returns what they printed. */
    String console(String commands) {
        String client = "echo '" + commands + "' | sh " + home + "/bin/client -b -r 60 -d 1 -h 127.0.0.1 -a " + sshPort
                + " -u karaf -p karaf";
        Tool tool = Tool.start(environment(), List.of("sh", "-c", client)).await(PATIENCE);
        String said = tool.output() + tool.errors();
        if (tool.exitCode() != 0 || said.contains("Error executing command")) {
            throw new AssertionError(commands + ": " + said);
        }
        return said.replaceAll("\u001B\\[[0-9;]*m", "");
    }

    @Override
    public void close() {
        process.close();
    }

    private Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "KARAF_BASE", base.toString(),
                "KARAF_ETC", base.resolve("etc").toString(),
                "KARAF_DATA", base.resolve("data").toString(),
                "KARAF_LOG", base.resolve("data/log").toString(),
                "KARAF_OPTS", "-Dkaraf.instances=" + base.resolve("data/instances"),
                "KARAF_EXEC", "exec");
    }

    private void configure() throws IOException {
        String city = CityProcess.root().resolve(SYSTEM).toUri().toString();
        set("org.apache.karaf.shell.cfg", "sshPort", "" + sshPort, "sshHost", "127.0.0.1");
        set("org.apache.karaf.management.cfg", "rmiRegistryPort", "" + free(), "rmiServerPort", "" + free());
        set(
                "org.ops4j.pax.url.mvn.cfg",
                "org.ops4j.pax.url.mvn.localRepository",
                base.resolve("data/m2").toString(),
                "org.ops4j.pax.url.mvn.repositories",
                city + "@id=city@snapshots",
                "org.ops4j.pax.url.mvn.defaultRepositories",
                "file:${karaf.home}/${karaf.default.repository}@id=system.repository@snapshots");
        set("users.properties", "karaf", "karaf,_g_:admingroup");
        set("users.properties", "_g_\\:admingroup", "group,admin,manager,viewer,systembundles,ssh");
        set("org.apache.felix.http.cfg", "org.osgi.service.http.port", "" + httpPort);
        set("org.apache.felix.http.cfg", "org.apache.felix.http.host", "127.0.0.1");
        set("org.apache.felix.http.cfg", "org.apache.felix.jetty.websocket.enable", "true");
        set("org.videocity.transport.rtmp.cfg", "port", "" + rtmpPort);
    }

    /** Sets keys of a file in etc; what the file said of them before, over however many lines, is taken out. */
    private void set(String file, String... keysAndValues) throws IOException {
        Path path = base.resolve("etc").resolve(file);
        String text = Files.exists(path) ? Files.readString(path) : "";
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = keysAndValues[i];
            text = text.replaceAll("(?m)^\\Q" + key + "\\E *=(.*\\\\\\R)*.*\\R?", "") + "\n" + key + " = "
                    + keysAndValues[i + 1] + "\n";
        }
        Files.writeString(path, text);
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
