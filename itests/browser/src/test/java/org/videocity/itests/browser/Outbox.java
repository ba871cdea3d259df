package org.videocity.itests.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;

/** The mails of a city that has no mail server: files, read as whoever runs the city would read them. */
final class Outbox {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern CODE = Pattern.compile("(?:code is|video city \\S+:) (\\d{6})\\b");
    private static final Pattern LINK = Pattern.compile("https?://\\S+?(/~sign-in#\\S+)");

    private final Path folder;

    Outbox(CityProcess city) {
        this.folder = city.base().resolve("data/outbox");
    }

    /** Returns how many mails there are. */
    int size() {
        return mails().size();
    }

    /** Returns the six digits of the newest mail to an address, once there are more mails than before. */
    String codeFor(String address, int before) {
        return newest(address, before, CODE);
    }

    /** Returns the path of the address in the newest mail to somebody. */
    String linkFor(String address, int before) {
        return newest(address, before, LINK);
    }

    private String newest(String address, int before, Pattern pattern) {
        return Awaitility.await("a mail to " + address)
                .atMost(PATIENCE)
                .until(
                        () -> mails().stream()
                                .skip(before)
                                .map(Outbox::read)
                                .filter(mail -> mail.contains(address))
                                .map(mail -> find(pattern, unfolded(mail)))
                                .flatMap(Optional::stream)
                                .reduce((first, second) -> second),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** RFC 2045 section 6.7: long lines of quoted-printable text are folded with "=". */
    private static String unfolded(String mail) {
        return mail.replaceAll("=\\r?\\n", "");
    }

    private static Optional<String> find(Pattern pattern, String mail) {
        Matcher matcher = pattern.matcher(mail);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private List<Path> mails() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.comparing(Path::getFileName))
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
