package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.videocity.testing.CityProcess;

/** What an operator does in the console. Bundles are named as their folders are. */
record Operator(CityProcess city) {
    private static final Pattern SECRET = Pattern.compile("Secret, shown only now: (\\S+)");

    /** Updates bundles with the jars of the distribution, in one session. */
    void update(String... bundles) {
        city.console(Arrays.stream(bundles)
                .map(bundle -> "bundle:update " + symbolicName(bundle) + " "
                        + jar(bundle).toUri())
                .collect(Collectors.joining("; ")));
    }

    /** Takes bundles away and brings them back, as the update of a feature does. */
    void stopAndStart(String... bundles) {
        city.console(Stream.of("bundle:stop", "bundle:start")
                .flatMap(verb -> Arrays.stream(bundles).map(bundle -> verb + " " + symbolicName(bundle)))
                .collect(Collectors.joining("; ")));
    }

    void set(String pid, String name, String value) {
        city.console("config:property-set -p " + pid + " " + name + " " + value);
    }

    /** Changes several settings as one. */
    void set(String pid, Map<String, String> values) {
        edit(pid, values.entrySet().stream().map(e -> "config:property-set " + e.getKey() + " " + e.getValue()));
    }

    /** Gives settings back their defaults, as one. */
    void unset(String pid, Collection<String> names) {
        edit(pid, names.stream().map(name -> "config:property-delete " + name));
    }

    private void edit(String pid, Stream<String> commands) {
        city.console("config:edit " + pid + "; " + commands.collect(Collectors.joining("; ")) + "; config:update");
    }

    /** Builds a room that only a key opens; returns the key. */
    String privateRoom(String room) {
        city.console("videocity:room-create --private " + room);
        String said = city.console("videocity:key-issue --publish --watch --label all " + room);
        Matcher secret = SECRET.matcher(said);
        assertThat(secret.find()).as(said).isTrue();
        return secret.group(1);
    }

    private static String symbolicName(String bundle) {
        return "org.videocity." + bundle.replace('-', '.');
    }

    private static Path jar(String bundle) {
        Path folder = CityProcess.root().resolve("karaf-assembly/target/assembly/system/org/videocity/" + bundle);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
