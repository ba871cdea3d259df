package org.videocity.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folders agree with the poms and the floors, so that no bundle escapes the other tests. */
class HouseTest {
    static List<Bundle> bundles() {
        return House.bundles();
    }

    @Test
    void everyFolderUnderBundlesStandsOnAFloor() throws IOException {
        try (var folders = Files.list(House.path("bundles"))) {
            List<String> names = folders.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .filter(n -> !n.equals("testing"))
                    .toList();
            assertThat(names).isNotEmpty().allSatisfy(name -> {
                assertThat(House.path("bundles/" + name + "/pom.xml")).exists();
                assertThat(House.FLOORS).contains(name.split("-")[0]);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isAModuleThatIsBuiltBeforeTheseTests(Bundle bundle) throws IOException {
        String relative = House.path("").relativize(bundle.folder()).toString();
        assertThat(Files.readString(House.path("pom.xml"))).contains("<module>" + relative + "</module>");
        assertThat(Files.readString(bundle.folder().resolve("pom.xml")))
                .contains("<artifactId>" + bundle.name() + "</artifactId>");
        assertThat(Files.readString(House.path("itests/architecture/pom.xml")))
                .as("itests/architecture/pom.xml names every bundle")
                .contains("<artifactId>" + bundle.name() + "</artifactId>");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasARowInTheTable(Bundle bundle) {
        assertThat(ArrowTable.allowed(bundle)).contains(bundle.rootPackage());
        if (bundle.floor().equals("wire")) {
            assertThat(ArrowTable.knowsWire(bundle.name()))
                    .as("row for %s in the table of arrows", bundle)
                    .isTrue();
        }
    }

    /** A rule over no classes would pass: what is written must have been compiled. */
    @ParameterizedTest
    @MethodSource("bundles")
    void isCompiledAsWritten(Bundle bundle) {
        for (Path source : bundle.sources()) {
            Path relative = bundle.folder().resolve("src/main/java").relativize(source);
            String type = relative.toString().replaceFirst("\\.java$", "").replace('/', '.');
            assertThat(bundle.classes().contain(type))
                    .as("%s compiled; build first: ./mvnw test-compile", type)
                    .isTrue();
        }
    }
}
