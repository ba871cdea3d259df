package org.videocity.itests.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;

/** A mail server that takes a city's mails by SMTP as long as it is open; before and after they go where they went. */
final class MailServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final CityProcess city;

    private MailServer(CityProcess city) {
        this.city = city;
        server.start();
        configure(
                "config:property-set host 127.0.0.1",
                "config:property-set port " + server.getSmtp().getPort(),
                "config:property-set security NONE");
    }

    /** Starts one and tells the city to use it. */
    static MailServer of(CityProcess city) {
        return new MailServer(city);
    }

    private void configure(String... commands) {
        city.console("config:edit org.videocity.mail; " + String.join("; ", commands) + "; config:update");
    }

    /** What somebody finds in their mail: what is written, and the picture that came along. */
    record Mail(String text, Optional<byte[]> picture) {}

    /** Waits for the first mail to somebody. */
    Mail awaitFor(String address) {
        return Awaitility.await("a mail to " + address)
                .atMost(PATIENCE)
                .until(() -> firstTo(address), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Mail> firstTo(String address) throws MessagingException {
        for (MimeMessage message : server.getReceivedMessages()) {
            List<String> to = Arrays.stream(message.getAllRecipients())
                    .map(Address::toString)
                    .toList();
            if (to.stream().anyMatch(one -> one.contains(address))) {
                return Optional.of(read(message));
            }
        }
        return Optional.empty();
    }

    private static Mail read(MimeMessage message) throws MessagingException {
        List<Part> leaves = new ArrayList<>();
        try {
            collect(message, leaves);
            StringBuilder text = new StringBuilder();
            byte[] picture = null;
            for (Part leaf : leaves) {
                if (leaf.isMimeType("text/plain")) {
                    text.append(leaf.getContent());
                } else if (leaf.isMimeType("image/png")) {
                    try (InputStream in = leaf.getInputStream()) {
                        picture = in.readAllBytes();
                    }
                }
            }
            return new Mail(text.toString(), Optional.ofNullable(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Part part, List<Part> leaves) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), leaves);
            }
        } else {
            leaves.add(part);
        }
    }

    @Override
    public void close() {
        configure("config:property-delete host", "config:property-delete port", "config:property-delete security");
        server.stop();
    }
}
