package org.videocity.itests.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.videocity.testing.Tool;

/** Debian's nginx with a page of the city in files, compressed beforehand; one process, ended with the bench. */
final class NginxFiles implements AutoCloseable {
    private static final int WORTH_COMPRESSING = 1024;

    private final Tool process;
    private final int port;

    private NginxFiles(Tool process, int port) {
        this.process = process;
        this.port = port;
    }

    static NginxFiles start(Path folder, List<PageFiles.Content> contents) {
        try {
            Path root = Files.createDirectories(folder.resolve("www"));
            for (PageFiles.Content content : contents) {
                write(root.resolve(content.path().substring(1)), content.bytes());
            }
            Nginx nginx = Nginx.start(folder, "nginx-light", NginxFiles::configuration);
            return new NginxFiles(nginx.process(), nginx.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file as the city has it: also compressed, where that is worth it. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        if (bytes.length >= WORTH_COMPRESSING) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes);
            }
            Files.write(file.resolveSibling(file.getFileName() + ".gz"), out.toByteArray());
        }
    }

    private static String configuration(int port) {
        return String.join(
                "\n",
                "daemon off;",
                "master_process off;",
                "worker_processes 1;",
                "pid nginx.pid;",
                "error_log error.log warn;",
                "events { worker_connections 1024; }",
                "http { access_log off; sendfile on; tcp_nopush on; gzip_static on;",
                "  types { text/javascript js; text/css css; image/svg+xml svg; }",
                "  default_type text/html;",
                "  server { listen 127.0.0.1:" + port + "; root www; add_header Cache-Control no-cache; } }",
                "");
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
