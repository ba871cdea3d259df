package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.identity.internal.ResidentsFixture.CALLER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.videocity.api.RoomId;
import org.videocity.api.mail.Mail;
import org.videocity.api.resident.Caller;

/** Mails say the same in every language, and always of which city they are. */
class MailTextsTest {
    static final List<String> LANGUAGES = MailWords.LANGUAGES;
    private static final String TO = "ada@example.org";
    private static final String CITY = "Gartenstadt";
    private static final String LINK = "https://city.example/~sign-in#token";
    private static final RoomId ROOM = new RoomId("city.example", TO, "Garden");

    private static Set<String> places(String text) {
        return MailWords.PLACE
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static MailTexts in(String language) {
        return new MailTexts(MailWords.in(language).orElseThrow());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageSaysEverythingWithTheSamePlaces(String language) {
        MailWords english = MailWords.usual();
        MailWords own = MailWords.in(language).orElseThrow();
        assertThat(own.names()).isEqualTo(english.names()).hasSizeGreaterThan(20);
        for (String name : own.names()) {
            assertThat(own.pattern(name)).as(name).isNotBlank();
            assertThat(places(own.pattern(name)))
                    .as("%s in %s", name, language)
                    .isEqualTo(places(english.pattern(name)));
        }
        assertThat(own.names().stream().filter(name -> !name.equals("letter.guest")))
                .allSatisfy(name -> assertThat(own.pattern(name)).as(name).contains("{city}"));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void nothingIsLeftToFillIn(String language) {
        MailTexts texts = in(language);
        for (Mail mail : List.of(
                texts.welcome(TO, CITY, "123456", LINK, 30),
                texts.signIn(TO, CITY, "123456", LINK, 30),
                texts.unknown(TO, CITY),
                texts.locked(TO, CITY),
                texts.loginCard(TO, CITY),
                texts.moveHere(TO, CITY, "Ada", "123456", 30),
                texts.notHere(TO, CITY),
                texts.moved(TO, CITY, 90),
                texts.movedAway(TO, CITY),
                texts.leave(TO, CITY, "123456", 30),
                texts.letter(TO, CITY, "Grace (grace@example.org)", LINK),
                texts.letterOfGuest(TO, CITY, LINK),
                texts.gone(TO, CITY),
                texts.invitation(TO, "Grace", ROOM, "", LINK))) {
            assertThat(mail.subject() + mail.text()).doesNotContain("{", "}", "null");
            assertThat(mail.text()).endsWith("\n").containsPattern(CITY + "|city.example");
        }
        assertThat(texts.welcome(TO, CITY, "123456", LINK, 30).text()).contains("\n" + LINK + "\n");
        assertThat(texts.invitation(TO, "Grace", ROOM, "Tea\nand films", LINK).text())
                .contains("> Tea\n> and films\n\n", "\n" + LINK + "\n");
    }

    @Test
    void whatPeopleAreCalledIsNoPlaceToFillIn() {
        Mail mail = in("en").invitation(TO, "{link} $1 \\\nSubject: x", ROOM, "{owner} {link}", LINK);
        assertThat(mail.subject()).isEqualTo("{link} $1 \\ Subject: x invites you to a room in city.example");
        assertThat(mail.text()).contains("> {owner} {link}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de",
                "hi-IN | hi",
                "fr, de-AT;q=0.8, en;q=0.5 | de",
                "en;q=0.1, HI;q=0.9 | hi",
                "de;q=0, en | en",
                "fr |",
                "* |",
                "'' |",
                "';;;,q=' |",
            })
    void theLanguageIsTheFirstThereIsOfThoseSomebodyReads(String accepted, String language) {
        assertThat(MailWords.readBy(accepted).map(MailWords::language)).isEqualTo(Optional.ofNullable(language));
        assertThat(MailWords.readBy(accepted + "x".repeat(300))).isEmpty();
    }

    @Test
    void whoSaysNothingIsWrittenInEnglish() {
        assertThat(MailTexts.of(CALLER).gone(TO, CITY).subject()).isEqualTo("You left " + CITY);
        Caller german = new Caller(CALLER.city(), CALLER.remote(), CALLER.device(), "de-CH");
        assertThat(MailTexts.of(german).gone(TO, CITY).subject()).isEqualTo("Du hast " + CITY + " verlassen");
        ReadersLanguages languages = new ReadersLanguages();
        languages.reads("ada", "fr");
        assertThat(languages.of("ada")).isEmpty();
        languages.reads("ada", "hi");
        languages.reads("ada", "fr");
        assertThat(languages.orUsual("ada").gone(TO, CITY).subject()).contains("छोड़");
        assertThat(languages.orUsual("bob").gone(TO, CITY).subject()).startsWith("You left");
    }
}
