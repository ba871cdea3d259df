package org.videocity.itests.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.videocity.itests.architecture.wrong.Sinner;

/** A rule that cannot fail guards nothing: each is shown a class that breaks it. */
class RulesBiteTest {
    private static final String WRONG = Sinner.class.getPackageName();
    private static final JavaClasses SINS = new ClassFileImporter().importPackages(WRONG);

    static Stream<ArchRule> brokenRules() {
        return Stream.of(
                Rules.onlyUses(List.of("java", WRONG), WRONG),
                Rules.onlyUses(List.of("java", "org"), "org.videocity.elsewhere"),
                Rules.sansIo(),
                Rules.noCycles(),
                Rules.noFieldInjection(),
                Rules.noSleep(),
                Rules.noUnsupportedOperations(),
                Rules.tellingNames(),
                Rules.livesBelow("org.videocity.elsewhere"));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void bites(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(SINS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void allowsWhatIsAllowed() {
        assertThatCode(() -> Rules.onlyUses(List.of("java", "org"), WRONG).check(SINS))
                .doesNotThrowAnyException();
        assertThatCode(() -> Rules.livesBelow(WRONG).check(SINS)).doesNotThrowAnyException();
    }
}
