package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.videocity.testing.CityProcess;
import org.videocity.testing.MailedCodes;

/** The mails of a city that has no mail server: files, read as whoever runs the city would read them. */
final class Outbox {
    private Outbox() {}

    /** Returns the newest mail. */
    static String last(CityProcess city) {
        List<Path> mails = MailedCodes.outbox(city.base());
        assertThat(mails).isNotEmpty();
        return new String(Curl.read(mails.get(mails.size() - 1)), StandardCharsets.UTF_8);
    }

    /** Returns the code of the newest mail that has one. */
    static String lastCode(CityProcess city) {
        return MailedCodes.lastIn(city.base());
    }

    /** Returns the six digits a mail is about. */
    static String codeIn(String mail) {
        Optional<String> code = MailedCodes.in(mail);
        assertThat(code).as(mail).isPresent();
        return code.get();
    }
}
