package org.videocity.itests.architecture;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of allowed arrows and its rules (design.md section 2), asked of every bundle's compiled classes. */
class ArrowsTest {
    static List<Bundle> bundles() {
        return House.bundles();
    }

    static Stream<Bundle> wireBundles() {
        return House.bundles().stream().filter(b -> b.floor().equals("wire"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void usesOnlyWhatTheTableAllows(Bundle bundle) {
        Rules.onlyUses(ArrowTable.allowed(bundle), bundle.rootPackage()).check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void livesBelowItsRootPackage(Bundle bundle) {
        Rules.livesBelow(bundle.rootPackage()).check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasNoPackageCycles(Bundle bundle) {
        Rules.noCycles().check(bundle.classes());
    }

    @ParameterizedTest
    @MethodSource("wireBundles")
    void wireIsSansIo(Bundle bundle) {
        Rules.sansIo().check(bundle.classes());
    }
}
