package org.videocity.transport.http.internal.door;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What the pages at the door say, in the language of whoever asks. No resource bundles of the JDK: these keep the class
 * loader of a bundle that was updated. Immutable.
 */
final class DoorWords {
    /** The languages there are; the first is for whoever reads none of them. */
    static final List<String> LANGUAGES = List.of("en", "de", "hi");

    private static final Map<String, DoorWords> ALL = all();

    private final String language;
    private final Properties texts;

    private DoorWords(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Returns the words in the first language a browser asks for that there is. */
    static DoorWords of(HttpServletRequest request) {
        List<Locale> wanted = new ArrayList<>();
        if (request.getHeader("Accept-Language") != null) {
            wanted.addAll(Collections.list(request.getLocales()));
        }
        Optional<DoorWords> found = wanted.stream()
                .map(Locale::getLanguage)
                .map(DoorWords::in)
                .flatMap(Optional::stream)
                .findFirst();
        return found.orElseGet(() -> in(LANGUAGES.get(0)).orElseThrow());
    }

    /** Returns the words in a language, where there are any. */
    static Optional<DoorWords> in(String language) {
        return Optional.ofNullable(ALL.get(language));
    }

    /** Returns the language's tag. */
    String language() {
        return language;
    }

    /** Returns a text as HTML; what is filled in is HTML, too. */
    String say(String name, String... filledIn) {
        return new MessageFormat(texts.getProperty(name), Locale.ROOT).format(filledIn);
    }

    /** Returns the names of all texts. */
    Set<String> names() {
        return texts.stringPropertyNames();
    }

    private static Map<String, DoorWords> all() {
        Map<String, DoorWords> all = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            all.put(language, new DoorWords(language, read("door_" + language + ".properties")));
        }
        return Collections.unmodifiableMap(all);
    }

    private static Properties read(String file) {
        try (InputStream in = DoorWords.class.getResourceAsStream(file)) {
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
