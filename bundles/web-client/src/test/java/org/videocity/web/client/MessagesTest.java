package org.videocity.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every language says everything, with the same places to fill in; the pages say nothing that no file has. */
class MessagesTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern ENTRY =
            Pattern.compile("^  '([^']+)':(.*?)(?=^  '|^};)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    /** Keys that stand in the pages as they are; those put together there end with a dot before the quote. */
    private static final Pattern USED = Pattern.compile("\\bt\\('([a-z]\\w*(?:\\.\\w+)+)'");

    private static final Pattern REASON = Pattern.compile("`([a-z-]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages/home", "messages/card", "messages/media", "messages/letter"})
    void everyLanguageIsComplete(String folder) throws IOException {
        Map<String, String> english = entries(WEB.resolve(folder).resolve("en.js"));
        assertThat(english).hasSizeGreaterThan(10);
        try (Stream<Path> files = Files.list(WEB.resolve(folder))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                Map<String, String> own = entries(file);
                assertThat(own.keySet()).as("keys of %s", file).isEqualTo(english.keySet());
                own.forEach((key, text) -> {
                    assertThat(text).as("%s in %s", key, file).containsPattern("'[^']+'");
                    assertThat(places(text)).as("%s in %s", key, file).isEqualTo(places(english.get(key)));
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "app", "stores"})
    void nothingIsSaidThatNoFileHas(String folder) throws IOException {
        Map<String, String> known = entries(WEB.resolve("messages/en.js"));
        known.putAll(entries(WEB.resolve("messages/home/en.js")));
        known.putAll(entries(WEB.resolve("messages/card/en.js")));
        known.putAll(entries(WEB.resolve("messages/media/en.js")));
        known.putAll(entries(WEB.resolve("messages/letter/en.js")));
        try (Stream<Path> files = Files.list(WEB.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Set<String> used = USED.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(known.keySet()).as("said in %s", file).containsAll(used);
            }
        }
    }

    /** Whoever is in a room, or at its door, has loaded no other words than the first ones. */
    @Test
    void whatARoomRefusesIsSaidInTheReadersLanguage() throws IOException {
        String page = Files.readString(Path.of("../../docs/protocols/room-socket.md"));
        String list = page.substring(page.indexOf("- At the door", page.indexOf("## Reasons")));
        List<String> reasons =
                REASON.matcher(list).results().map(found -> found.group(1)).toList();
        assertThat(reasons).hasSizeGreaterThan(25);
        Set<String> known = entries(WEB.resolve("messages/en.js")).keySet();
        String door = Files.readString(WEB.resolve("ui/vc-door.js")) + Files.readString(WEB.resolve("ui/vc-knock.js"));
        assertThat(reasons)
                .filteredOn(reason -> !known.contains("reason." + reason))
                .allSatisfy(reason -> assertThat(door).containsPattern("\\b'?" + reason + "'?(:| \\?)"));
    }

    private static Map<String, String> entries(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        Matcher entry = ENTRY.matcher(Files.readString(file));
        while (entry.find()) {
            assertThat(entries.put(entry.group(1), entry.group(2)))
                    .as("%s twice in %s", entry.group(1), file)
                    .isNull();
        }
        return entries;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
