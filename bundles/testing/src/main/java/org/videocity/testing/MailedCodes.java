package org.videocity.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The six digits in mails of the city, found as their readers find them. */
public final class MailedCodes {
    private static final Pattern CODE = Pattern.compile("(?:code is|video city \\S+:) (\\d{6})\\b");

    private MailedCodes() {}

    /** Finds the code a mail is about, in its text or in a file of it. */
    public static Optional<String> in(String mail) {
        Matcher matcher = CODE.matcher(unfolded(mail));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** RFC 2045 section 6.7: long lines of quoted-printable text are folded with "=". */
    private static String unfolded(String mail) {
        return mail.replaceAll("=\\r?\\n", "");
    }

    /** Returns the code of the newest mail that has one, in the outbox of a city without a mail server. */
    public static String lastIn(Path base) {
        return outbox(base).stream()
                .sorted(Comparator.reverseOrder())
                .flatMap(file -> in(read(file)).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mail with a code in " + base));
    }

    /** Lists the mails in the outbox of a city without a mail server, the oldest first. */
    public static List<Path> outbox(Path base) {
        try (Stream<Path> files = Files.list(base.resolve("data/outbox"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path mail) {
        try {
            return Files.readString(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
