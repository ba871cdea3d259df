package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.videocity.testing.Tool;

/** A certificate authority of openssl's, in a folder, that makes certificates for localhost as an operator gets them. */
record Certificates(Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSPHRASE = "hush";

    static Certificates in(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Certificates made = new Certificates(folder.toAbsolutePath());
        made.openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                made.path("ca.key"),
                "-out",
                made.authority(),
                "-subj",
                "/CN=Test authority",
                "-days",
                "30",
                "-addext",
                "basicConstraints=critical,CA:TRUE");
        return made;
    }

    /** Returns the file that clients trust. */
    String authority() {
        return path("ca.pem");
    }

    /** Puts a new certificate with this serial number, and its encrypted key, where the settings say. */
    void issue(int serial) {
        openssl(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                path("bare.pem"),
                "-out",
                path("request.pem"),
                "-subj",
                "/CN=localhost");
        openssl(
                "x509",
                "-req",
                "-in",
                path("request.pem"),
                "-CA",
                authority(),
                "-CAkey",
                path("ca.key"),
                "-out",
                path("next.pem"),
                "-days",
                "10",
                "-set_serial",
                "" + serial,
                "-extfile",
                path("names"));
        openssl(
                "pkcs8",
                "-topk8",
                "-in",
                path("bare.pem"),
                "-passout",
                "pass:" + PASSPHRASE,
                "-out",
                path("nextkey.pem"));
        replace("next.pem", "cert.pem");
        replace("nextkey.pem", "key.pem");
    }

    /** Writes something that is no certificate. */
    void spoil() {
        try {
            Files.writeString(folder.resolve("cert.pem"), "nothing of use\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the settings that make the city use it. */
    Map<String, String> settings() {
        return Map.of(
                "tlsCertificate",
                path("cert.pem"),
                "tlsKey",
                path("key.pem"),
                "tlsKeyPassphrase",
                PASSPHRASE,
                "tlsReloadMillis",
                "300");
    }

    /** Connects with verification against the authority; what openssl says of it. */
    Tool connect(int port, String version) {
        return Tool.run(
                PATIENCE,
                List.of(
                        tool(),
                        "s_client",
                        "-connect",
                        "localhost:" + port,
                        version,
                        "-CAfile",
                        authority(),
                        "-verify_return_error",
                        "-verify_hostname",
                        "localhost"));
    }

    /** Returns the serial number a client sees, as decimal digits; empty when there is no TLS. */
    String serialSeen(int port) {
        String serial = seen(port, "-serial").strip().replace("serial=", "");
        return serial.isEmpty() ? "" : new BigInteger(serial, 16).toString();
    }

    /** Returns what openssl says of the certificate a client sees; empty when there is no TLS. */
    String textSeen(int port) {
        return seen(port, "-text");
    }

    private String seen(int port, String what) {
        Tool shown = Tool.run(PATIENCE, List.of(tool(), "s_client", "-connect", "localhost:" + port));
        int begin = shown.output().indexOf("-----BEGIN CERTIFICATE-----");
        if (begin < 0) {
            return "";
        }
        try {
            Path seen = folder.resolve("seen.pem");
            Files.writeString(seen, shown.output().substring(begin));
            return Tool.run(PATIENCE, List.of(tool(), "x509", "-in", seen.toString(), "-noout", what))
                    .succeeded()
                    .output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void replace(String from, String to) {
        try {
            Files.move(folder.resolve(from), folder.resolve(to), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tool() {
        return Tool.require("openssl", "openssl").toString();
    }

    private void openssl(String... arguments) {
        List<String> command = new ArrayList<>(List.of(tool()));
        command.addAll(List.of(arguments));
        Tool.run(PATIENCE, command).succeeded();
    }
}
