package org.videocity.core.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.mail.Mail;

class PostOfficeTest {
    private static final Mail MAIL = new Mail(
            "ada@example.org",
            "Your code for München 🌍, and a subject that is much too long to stand on one line of a header",
            "Grüße\n= means equal \n.\n" + "a long line ".repeat(20) + "\nend",
            List.of(new Mail.Attachment("card.png", "image/png", new byte[] {1, 2, 3, -1})));

    @TempDir
    Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, Object> settings = new HashMap<>();

    @AfterEach
    void close() {
        server.stop();
    }

    private Optional<Reason> send() throws Exception {
        PostOffice office = new PostOffice(folder, annotation(settings));
        try {
            return office.send(MAIL, Runnable::run).toCompletableFuture().get(60, TimeUnit.SECONDS);
        } finally {
            office.deactivate();
        }
    }

    private static MailConfiguration annotation(Map<String, Object> values) {
        return (MailConfiguration) Proxy.newProxyInstance(
                MailConfiguration.class.getClassLoader(),
                new Class<?>[] {MailConfiguration.class},
                (proxy, method, args) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private void useServer() {
        server.start();
        settings.putAll(Map.of(
                "host",
                "127.0.0.1",
                "port",
                server.getSmtp().getPort(),
                "security",
                "NONE",
                "retryMillis",
                10L,
                "timeoutMillis",
                5_000));
    }

    private static void assertWhole(MimeMessage message) throws Exception {
        assertThat(message.getSubject()).isEqualTo(MAIL.subject());
        assertThat(message.getFrom()[0].toString()).isEqualTo("VideoCity <videocity@localhost>");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(MAIL.text() + "\n");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("card.png");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
                .isEqualTo(MAIL.attachments().get(0).bytes());
    }

    @Test
    void handsAMailToTheServer() throws Exception {
        useServer();
        assertThat(send()).isEmpty();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getAllRecipients()[0].toString())
                .isEqualTo("ada@example.org");
        assertWhole(server.getReceivedMessages()[0]);
    }

    @Test
    void signsInWhereAUserIsConfigured() throws Exception {
        useServer();
        server.setUser("city@example.org", "city", "secret");
        settings.putAll(Map.of("user", "city", "password", "secret"));
        assertThat(send()).isEmpty();
        settings.put("password", "wrong");
        assertThat(send()).contains(PostOffice.NOT_SENT);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void saysSoWhenThereIsNoServer() throws Exception {
        useServer();
        server.stop();
        assertThat(send()).contains(PostOffice.NOT_SENT);
    }

    /** What happens to mails that wait when an operator changes the settings. */
    @Test
    void whoeverWaitsIsToldWhenTheOfficeCloses() throws Exception {
        useServer();
        server.stop();
        settings.put("retryMillis", 600_000L);
        PostOffice office = new PostOffice(folder, annotation(settings));
        List<CompletableFuture<Optional<Reason>>> answers = Stream.generate(
                        () -> office.send(MAIL, Runnable::run).toCompletableFuture())
                .limit(20)
                .toList();
        office.deactivate();
        for (CompletableFuture<Optional<Reason>> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS)).contains(Reason.UNAVAILABLE);
        }
    }

    @Test
    void insistsOnEncryptionWhereItIsAskedFor() throws Exception {
        useServer();
        settings.put("security", "STARTTLS");
        assertThat(send()).contains(PostOffice.NOT_SENT);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void writesAMailToTheFolderWhereNoServerIsConfigured() throws Exception {
        assertThat(send()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(all.get(0).toString()).endsWith(".eml");
            assertThat(Files.getPosixFilePermissions(all.get(0)))
                    .as("codes stand in it")
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertWhole(new MimeMessage(Session.getInstance(new Properties()), Files.newInputStream(all.get(0))));
        }
    }

    @Test
    void saysSoWhenTheFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        PostOffice office = new PostOffice(file, annotation(settings));
        assertThat(office.send(MAIL, Runnable::run).toCompletableFuture().get(60, TimeUnit.SECONDS))
                .contains(PostOffice.NOT_SENT);
        office.deactivate();
    }

    @Test
    void keepsHeadersApart() throws IOException {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Mail.of("ada@example.org", "hello\r\nBcc: everybody@example.org", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
