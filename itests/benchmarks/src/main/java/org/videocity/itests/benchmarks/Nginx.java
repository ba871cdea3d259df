package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.videocity.testing.Tool;

/**
 * One process of Debian's nginx on a free port of this machine.
 *
 * @param process ended with the bench
 * @param port where it listens on loopback
 */
record Nginx(Tool process, int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Starts it and waits until it takes connections.
     *
     * @param packages of Debian, where it is missing
     * @param configuration what stands in its file, given the port
     */
    static Nginx start(Path folder, String packages, IntFunction<String> configuration) {
        Path program = Tool.require("nginx", packages);
        try {
            Files.createDirectories(folder);
            int port = freePort();
            Path conf = Files.writeString(folder.resolve("nginx.conf"), configuration.apply(port));
            Nginx nginx = new Nginx(
                    Tool.start(List.of(
                            program.toString(),
                            "-p",
                            folder.toString(),
                            "-c",
                            conf.toString(),
                            "-e",
                            folder.resolve("error.log").toString())),
                    port);
            nginx.awaitOpen();
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitOpen() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.close();
                throw new BenchException("nginx did not start: " + process.errors());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean answers() {
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
}
