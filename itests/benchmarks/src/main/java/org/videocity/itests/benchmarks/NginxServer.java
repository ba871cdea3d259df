package org.videocity.itests.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import org.videocity.testing.Tool;

/** Debian's nginx with its RTMP module: one process, configuration and files of its own, ended with the bench. */
final class NginxServer implements Server {
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_rtmp_module.so");

    private final Tool process;
    private final Target target;

    private NginxServer(Tool process, Target target) {
        this.process = process;
        this.target = target;
    }

    static NginxServer start(Path folder) {
        if (!Files.exists(MODULE)) {
            throw new BenchException("nginx has no RTMP module. On Debian: apt-get install libnginx-mod-rtmp");
        }
        Nginx nginx = Nginx.start(folder, "nginx-light libnginx-mod-rtmp", NginxServer::configuration);
        return new NginxServer(nginx.process(), Target.loopback(nginx.port(), "live"));
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
