package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.videocity.testing.Tool;

/** The npm package of that name, an RTMP server with HTTP-FLV; ended with the bench. */
final class NodeMediaServer implements Server {
    static final String NAME = "node-media-server";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Tool process;
    private final Target target;
    private final InetSocketAddress web;

    private NodeMediaServer(Tool process, int rtmp, int http) {
        this.process = process;
        this.target = Target.loopback(rtmp, "live");
        this.web = new InetSocketAddress(InetAddress.getLoopbackAddress(), http);
    }

    /** Starts it from a folder in which npm installed it. */
    static NodeMediaServer start(Path npm, Path folder) {
        Path node = Tool.require("node", "nodejs npm");
        try {
            Files.createDirectories(folder);
            int rtmp = freePort();
            int http = freePort();
            Path script = Files.writeString(folder.resolve("server.cjs"), script(npm, folder, rtmp, http));
            NodeMediaServer server = new NodeMediaServer(
                    Tool.start(List.of(node.toString(), "--max-old-space-size=1024", script.toString())), rtmp, http);
            server.awaitOpen();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything as shipped, but quiet and with its files in a folder of ours. */
    private static String script(Path npm, Path folder, int rtmp, int http) {
        Path module = npm.toAbsolutePath().resolve("node_modules/node-media-server");
        return String.join(
                "\n",
                "const NodeMediaServer = require('" + module + "');",
                "const server = new NodeMediaServer({ bind: '127.0.0.1', notify: {},",
                "  auth: { play: false, publish: false }, store: { path: '" + folder + "' },",
                "  rtmp: { port: " + rtmp + " }, http: { port: " + http + " } });",
                "require('" + module + "/src/core/logger.js').level = 'error';",
                "server.run();",
                "");
    }

    private void awaitOpen() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(web.getPort()) || !answers(target.address().getPort())) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.close();
                throw new BenchException(NAME + " did not start: " + process.errors());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Target target() {
        return target;
    }

    InetSocketAddress web() {
        return web;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
