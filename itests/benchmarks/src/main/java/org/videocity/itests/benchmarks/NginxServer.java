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
import org.videocity.testing.Tool;

/** Debian's nginx with its RTMP module: one process, configuration and files of its own, ended with the bench. */
final class NginxServer implements Server {
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_rtmp_module.so");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Tool process;
    private final Target target;

    private NginxServer(Tool process, Target target) {
        this.process = process;
        this.target = target;
    }

    static NginxServer start(Path folder) {
        Path nginx = Tool.require("nginx", "nginx-light libnginx-mod-rtmp");
        if (!Files.exists(MODULE)) {
            throw new BenchException("nginx has no RTMP module. On Debian: apt-get install libnginx-mod-rtmp");
        }
        try {
            Files.createDirectories(folder);
            int port = freePort();
            Path conf = Files.writeString(folder.resolve("nginx.conf"), configuration(port));
            Tool process = Tool.start(List.of(
                    nginx.toString(),
                    "-p",
                    folder.toString(),
                    "-c",
                    conf.toString(),
                    "-e",
                    folder.resolve("error.log").toString()));
            NginxServer server = new NginxServer(process, Target.loopback(port, "live"));
            server.awaitOpen();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(int port) {
        return String.join(
                "\n",
                "load_module " + MODULE + ";",
                "daemon off;",
                "master_process off;",
                "worker_processes 1;",
                "worker_rlimit_nofile 8192;",
                "pid nginx.pid;",
                "error_log error.log warn;",
                "events { worker_connections 4096; }",
                "rtmp { access_log off; server { listen 127.0.0.1:" + port + ";",
                "  application live { live on; } } }",
                "");
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
        try (Socket socket =
                new Socket(target.address().getAddress(), target.address().getPort())) {
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
        return "nginx-rtmp";
    }

    @Override
    public Target target() {
        return target;
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
