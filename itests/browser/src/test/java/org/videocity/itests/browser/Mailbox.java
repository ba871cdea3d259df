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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;
import org.videocity.testing.MailedCodes;

/**
 * The mails a city sends: taken by a real SMTP server on loopback from opening to closing, and read as people read theirs,
 * each once and the oldest first.
 */
final class Mailbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern LINK = Pattern.compile("https?://\\S+?(/~sign-in#\\S+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final CityProcess city;

    private Mailbox(CityProcess city) {
        this.city = city;
    }

    /** Opens one and tells the city to send its mails there. */
    static Mailbox of(CityProcess city) {
        Mailbox mails = new Mailbox(city);
        mails.server.start();
        mails.configure(
                "config:property-set host 127.0.0.1",
                "config:property-set port " + mails.server.getSmtp().getPort(),
                "config:property-set security NONE");
        // more people sign up, and more guests leave letters, in the tests of one hour than from one network elsewhere
        city.console("config:edit org.videocity.core.identity; config:property-set mailsPerNetworkAndHour 600;"
                + " config:property-set codesPerNetworkAndHour 1200; config:property-set lettersAtOnce 100;"
                + " config:update");
        return mails;
    }

    private void configure(String... commands) {
        city.console("config:edit org.videocity.mail; " + String.join("; ", commands) + "; config:update");
    }

    /** Lets a story happen in a city that has no mail server. */
    void without(Runnable story) {
        configure("config:property-delete host");
        try {
            story.run();
        } finally {
            configure("config:property-set host 127.0.0.1");
        }
    }

    /** What somebody finds in their mail: what is written, and the picture that came along. */
    record Mail(String text, Optional<byte[]> picture) {}

    /** Waits for the next mail to somebody that has a code, and returns its six digits. */
    String codeFor(String address) {
        return next("a code for " + address, address, mail -> MailedCodes.in(mail.text()));
    }

    /** Waits for the next mail to somebody that has an address to follow, and returns its path. */
    String linkFor(String address) {
        return next("a link for " + address, address, Mailbox::link);
    }

    /** Waits for the next mail to somebody that brings a picture. */
    Mail pictureFor(String address) {
        return next("a picture for " + address, address, mail -> mail.picture().map(there -> mail));
    }

    private static Optional<String> link(Mail mail) {
        Matcher matcher = LINK.matcher(mail.text());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private <T> T next(String what, String address, Function<Mail, Optional<T>> in) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .until(() -> firstUnread(address, in), Optional::isPresent)
                .orElseThrow();
    }

    private <T> Optional<T> firstUnread(String address, Function<Mail, Optional<T>> in)
            throws MessagingException, IOException {
        for (MimeMessage message : server.getReceivedMessages()) {
            if (isTo(address, message) && !read.contains(message.getMessageID())) {
                Optional<T> found = in.apply(open(message));
                if (found.isPresent()) {
                    read.add(message.getMessageID());
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isTo(String address, MimeMessage message) throws MessagingException {
        return Arrays.stream(message.getAllRecipients()).map(Address::toString).anyMatch(address::equals);
    }

    private static Mail open(MimeMessage message) throws MessagingException, IOException {
        List<Part> leaves = new ArrayList<>();
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
        server.stop();
    }
}
