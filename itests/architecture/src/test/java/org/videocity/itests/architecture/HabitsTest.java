package org.videocity.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the code reads (style.md), as far as a machine can tell. */
class HabitsTest {
    private static final int MAX_LINES = 450;
    private static final int MAX_SAMPLE_LINES = 119;

    static List<Bundle> bundles() {
        return House.bundles();
    }

    static Stream<Bundle> samples() {
        return House.bundles().stream().filter(Bundle::isSample);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void injectsThroughConstructors(Bundle bundle) {
        Rules.noFieldInjection().check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void neverSleepsNotEvenInTests(Bundle bundle) {
        Rules.noSleep().check(bundle.classes());
        Rules.noSleep().check(bundle.testClasses());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void leavesNothingUnfinished(Bundle bundle) {
        Rules.noUnsupportedOperations().check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void namesThingsAfterWhatTheyAre(Bundle bundle) {
        Rules.tellingNames().check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void marksEveryPackageNullMarked(Bundle bundle) {
        var packages = new TreeSet<String>();
        bundle.classes().forEach(c -> packages.add(c.getPackageName()));
        bundle.classes().stream()
                .filter(c -> c.getSimpleName().equals("package-info"))
                .filter(c -> c.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName)
                .forEach(packages::remove);
        assertThat(packages)
                .as("packages of %s without a @NullMarked package-info.java", bundle)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void keepsFilesShortAndFinished(Bundle bundle) throws IOException {
        for (Path file : bundle.allSources()) {
            String text = Files.readString(file);
            assertThat(text.lines().count()).as("lines of %s", file).isLessThanOrEqualTo(MAX_LINES);
            assertThat(text)
                    .as("%s", file)
                    .doesNotContainPattern("\\b(TODO|FIXME|XXX)\\b")
                    .doesNotContain("@Disabled", "Assumptions.");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsSamplesUnder120Lines(Bundle sample) throws IOException {
        long lines = 0;
        for (Path file : sample.sources()) {
            lines += Files.readString(file).lines().count();
        }
        assertThat(lines).as("lines of Java in %s", sample).isBetween(1L, (long) MAX_SAMPLE_LINES);
        assertThat(sample.folder().resolve("README.md")).exists();
    }
}
