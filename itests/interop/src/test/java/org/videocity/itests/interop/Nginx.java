package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/**
 * Debian's nginx with the configuration that the operator guide shows, word for word; only names of files and ports are
 * those of this test.
 */
final class Nginx implements AutoCloseable {
    private static final Pattern EXAMPLE = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Tool process;
    private final int port;

    private Nginx(Tool process, int port) {
        this.process = process;
        this.port = port;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the operator guide shows. */
    static String example() {
        try {
            Matcher found = EXAMPLE.matcher(Files.readString(CityProcess.root().resolve("docs/operator-guide.md")));
            if (!found.find()) {
                throw new AssertionError("the operator guide shows no configuration of nginx");
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it in front of a city. */
    static Nginx start(Path folder, int port, CityProcess city, Path certificate, Path key) {
        String site = replaced(
                example(),
                "listen 443 ssl;",
                "listen 127.0.0.1:" + port + " ssl;",
                "listen 80;",
                "listen 127.0.0.1:" + freePort() + ";",
                "http://127.0.0.1:5080",
                "http://127.0.0.1:" + city.httpPort(),
                "/etc/letsencrypt/live/city.example.org/fullchain.pem",
                certificate.toString(),
                "/etc/letsencrypt/live/city.example.org/privkey.pem",
                key.toString());
        try {
            Files.createDirectories(folder.resolve("temporary"));
            Files.writeString(folder.resolve("site.conf"), site);
            Files.writeString(
                    folder.resolve("nginx.conf"),
                    (System.getProperty("user.name").equals("root") ? "user root;\n" : "")
                            + "daemon off;\nworker_processes 1;\npid nginx.pid;\nerror_log error.log;\n"
                            + "events { worker_connections 256; }\nhttp {\n  access_log access.log;\n"
                            + "  client_body_temp_path temporary/body;\n  proxy_temp_path temporary/proxy;\n"
                            + "  fastcgi_temp_path temporary/fastcgi;\n  uwsgi_temp_path temporary/uwsgi;\n"
                            + "  scgi_temp_path temporary/scgi;\n  include site.conf;\n}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String program = Tool.require("nginx", "nginx").toString();
        Path home = folder.toAbsolutePath();
        Tool process = Tool.start(List.of(program, "-p", home + "/", "-c", home + "/nginx.conf", "-e", "error.log"));
        Nginx nginx = new Nginx(process, port);
        Awaitility.await().atMost(PATIENCE).until(() -> nginx.answers());
        return nginx;
    }

    private static String replaced(String text, String... pairs) {
        String result = text;
        for (int i = 0; i < pairs.length; i += 2) {
            if (!result.contains(pairs[i])) {
                throw new AssertionError("the operator guide's configuration has no '" + pairs[i] + "'");
            }
            result = result.replace(pairs[i], pairs[i + 1]);
        }
        return result;
    }

    private boolean answers() {
        try (java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.interrupt();
        process.close();
    }
}
