package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.videocity.testing.Tool;

/** node-media-server, installed by npm at the version its lock file names. Closing ends it. */
final class NodeServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Path FOLDER = Path.of("target/node");

    private final int rtmpPort;
    private final int httpPort;
    private final Tool tool;

    private NodeServer(int rtmpPort, int httpPort, Tool tool) {
        this.rtmpPort = rtmpPort;
        this.httpPort = httpPort;
        this.tool = tool;
    }

    /** Starts one; with a path and an address it pushes what comes to the path to there. */
    static NodeServer start(String... pathAndTarget) {
        install();
        int rtmp = freePort();
        int http = freePort();
        List<String> command =
                new ArrayList<>(List.of(node(), FOLDER.resolve("server.js").toString()));
        command.addAll(
                List.of("" + rtmp, "" + http, FOLDER.resolve("data-" + rtmp).toString()));
        command.addAll(List.of(pathAndTarget));
        NodeServer server = new NodeServer(rtmp, http, Tool.start(command));
        Awaitility.await("node-media-server is ready")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .failFast("node-media-server has ended", () -> !server.tool.isAlive())
                .until(() -> server.tool.output().contains("ready")
                        && server.tool.output().contains("Rtmp Server listening"));
        return server;
    }

    private static synchronized void install() {
        if (Files.isDirectory(FOLDER.resolve("node_modules/node-media-server"))) {
            return;
        }
        try {
            Files.createDirectories(FOLDER);
            for (String file : List.of("package.json", "package-lock.json", "server.js")) {
                Path from = Path.of("src/test/node").resolve(file);
                Files.copy(from, FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String npm = Tool.require("npm", "npm").toString();
        Tool.run(
                        PATIENCE,
                        List.of(
                                npm,
                                "ci",
                                "--prefix",
                                FOLDER.toString(),
                                "--ignore-scripts",
                                "--no-audit",
                                "--no-fund"))
                .succeeded();
    }

    private static String node() {
        return Tool.require("node", "nodejs").toString();
    }

    int rtmpPort() {
        return rtmpPort;
    }

    String flv(String path) {
        return "http://127.0.0.1:" + httpPort + path + ".flv";
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        tool.close();
    }
}
