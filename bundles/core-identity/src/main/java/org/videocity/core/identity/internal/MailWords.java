package org.videocity.core.identity.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of mails in one language, from a file. No resource bundles of the JDK: these keep the class loader of a bundle that
 * was updated. Immutable.
 */
final class MailWords {
    /** The languages there are; the first is for whoever reads none of them. */
    static final List<String> LANGUAGES = List.of("en", "de", "hi");

    static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final int MAX_WISH_CHARS = 256;
    private static final Map<String, MailWords> ALL = all();

    private final String language;
    private final Properties texts;

    private MailWords(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Returns the words in a language, where there are any. */
    static Optional<MailWords> in(String language) {
        return Optional.ofNullable(ALL.get(language));
    }

    /** Returns the words for somebody of whom nothing is known. */
    static MailWords usual() {
        return ALL.get(LANGUAGES.get(0));
    }

    /**
     * Finds the words in the language somebody would like best of those there are; absent where it says nothing.
     *
     * @param accepted what a browser says that its user reads (RFC 9110 section 12.5.4)
     */
    static Optional<MailWords> readBy(String accepted) {
        if (accepted.isBlank() || accepted.length() > MAX_WISH_CHARS) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(accepted).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-", 2)[0])
                    .flatMap(language -> in(language).stream())
                    .findFirst();
        } catch (IllegalArgumentException noLanguages) {
            return Optional.empty();
        }
    }

    String language() {
        return language;
    }

    Set<String> names() {
        return texts.stringPropertyNames();
    }

    /** Returns a text; what is filled in is not looked at again, whatever it looks like. */
    String say(String name, Map<String, String> filledIn) {
        Matcher place = PLACE.matcher(texts.getProperty(name));
        return place.replaceAll(found -> Matcher.quoteReplacement(filledIn.getOrDefault(found.group(1), "")));
    }

    /** Returns a text as it stands in its file. */
    String pattern(String name) {
        return texts.getProperty(name, "");
    }

    private static Map<String, MailWords> all() {
        Map<String, MailWords> all = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            all.put(language, new MailWords(language, read("mail_" + language + ".properties")));
        }
        return Collections.unmodifiableMap(all);
    }

    private static Properties read(String file) {
        try (InputStream in = MailWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in this bundle");
            }
            Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
            Properties texts = new Properties();
            texts.load(text);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
