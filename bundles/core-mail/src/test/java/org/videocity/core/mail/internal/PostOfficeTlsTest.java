package org.videocity.core.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.mail.Mail;

/** Mail over TLS to a real server, with its user and password. */
class PostOfficeTlsTest {
    private static final Mail MAIL = Mail.of("ada@example.org", "Your code", "It is 123456.");
    private static final long STARTUP_MILLIS = 30_000;
    private static final String KEYSTORE = "greenmail.tls.keystore.file";
    private static final String PASSWORD = "greenmail.tls.keystore.password";

    @TempDir
    static Path certificates;

    @TempDir
    Path folder;

    private final Map<String, Object> settings = new HashMap<>();
    private GreenMail server;

    @BeforeEach
    void open() throws Exception {
        Path keystore = certificates.resolve("server.p12");
        if (!Files.exists(keystore)) {
            keytool(
                    keystore,
                    "-genkeypair",
                    "-keyalg",
                    "RSA",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1");
            keytool(keystore, "-exportcert", "-rfc", "-file", certificate().toString());
            System.setProperty(KEYSTORE, keystore.toString());
            System.setProperty(PASSWORD, "changeit");
        }
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
        setup.setServerStartupTimeout(STARTUP_MILLIS);
        server = new GreenMail(setup);
        server.setUser("city@example.org", "city", "secret");
        server.start();
        settings.putAll(Map.of(
                "host",
                "localhost",
                "port",
                server.getSmtps().getPort(),
                "security",
                "TLS",
                "user",
                "city",
                "password",
                "secret",
                "trustedCertificates",
                certificate().toString()));
        settings.putAll(Map.of("retryMillis", 10L, "timeoutMillis", 5_000));
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private static Path certificate() {
        return certificates.resolve("server.pem").toAbsolutePath();
    }

    private static void keytool(Path keystore, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias",
                "server",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                "changeit"));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private Optional<Reason> send() throws Exception {
        MailConfiguration configuration = (MailConfiguration) Proxy.newProxyInstance(
                MailConfiguration.class.getClassLoader(),
                new Class<?>[] {MailConfiguration.class},
                (proxy, method, args) -> settings.getOrDefault(method.getName(), method.getDefaultValue()));
        PostOffice office = new PostOffice(folder, configuration);
        try {
            return office.send(MAIL, Runnable::run).toCompletableFuture().get(60, TimeUnit.SECONDS);
        } finally {
            office.deactivate();
        }
    }

    @Test
    void mailGoesOverTls() throws Exception {
        assertThat(send()).isEmpty();
        assertThat(server.getReceivedMessages()).hasSize(1);
        settings.put("password", "wrong");
        assertThat(send()).contains(PostOffice.NOT_SENT);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nothingGoesToAServerNobodyVouchesFor() throws Exception {
        settings.put("trustedCertificates", "");
        assertThat(send()).contains(PostOffice.NOT_SENT);
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
