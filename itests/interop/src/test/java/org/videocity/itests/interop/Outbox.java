package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.videocity.testing.CityProcess;

/** The mails of a city that has no mail server: files, read as whoever runs the city would read them. */
final class Outbox {
    private static final Pattern CODE = Pattern.compile("(?:code is|video city \\S+:) (\\d{6})\\b");

    private Outbox() {}

    /** Returns the newest mail. */
    static String last(CityProcess city) {
        return read(newest(mails(city)));
    }

    /** Returns the code of the newest mail that has one. */
    static String lastCode(CityProcess city) {
        return codeIn(read(newest(mails(city).stream()
                .filter(file -> CODE.matcher(unfolded(read(file))).find())
                .toList())));
    }

    /** Returns the six digits a mail is about. */
    static String codeIn(String mail) {
        Matcher matcher = CODE.matcher(unfolded(mail));
        assertThat(matcher.find()).as(mail).isTrue();
        return matcher.group(1);
    }

    /** RFC 2045 section 6.7: long lines of quoted-printable text are folded with "=". */
    private static String unfolded(String mail) {
        return mail.replaceAll("=\\r?\\n", "");
    }

    private static List<Path> mails(CityProcess city) {
        try (Stream<Path> files = Files.list(city.base().resolve("data/outbox"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newest(List<Path> mails) {
        assertThat(mails).isNotEmpty();
        return mails.get(mails.size() - 1);
    }

    private static String read(Path mail) {
        try {
            return Files.readString(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
