package org.videocity.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bundles tell the framework: their names, what they export and what they import. */
class ManifestTest {
    private static final String OURS = "org.videocity.";

    static List<Bundle> bundles() {
        return House.bundles();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isNamedAfterItsFolder(Bundle bundle) {
        assertThat(bundle.manifest().getValue("Bundle-SymbolicName").split(";")[0])
                .isEqualTo(bundle.symbolicName());
        assertThat(bundle.manifest().getValue("Bundle-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exportsLittle(Bundle bundle) {
        Map<String, String> exports = exports(bundle);
        if (bundle.isContract()) {
            assertThat(exports.keySet()).isNotEmpty().allMatch(p -> (p + ".").startsWith("org.videocity.api."));
        } else if (bundle.floor().equals("wire")) {
            assertThat(exports.keySet()).containsExactly(bundle.rootPackage());
        } else {
            assertThat(exports).isEmpty();
        }
        assertThat(exports.values()).allMatch(attributes -> attributes.contains("version="));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void importsWhatTheTableAllows(Bundle bundle) {
        List<String> imports = imports(bundle);
        assertThat(imports).noneMatch(p -> p.startsWith("org.jspecify"));
        assertThat(imports.stream().filter(p -> p.startsWith(OURS)))
                .noneMatch(p -> p.contains(".internal"))
                .allMatch(p -> ArrowTable.isBelow(p, ArrowTable.inTheHouse(bundle))
                        || exports(bundle).containsKey(p));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void wiresByPackagesAlone(Bundle bundle) {
        assertThat(bundle.manifest().getValue("Require-Bundle")).isNull();
        assertThat(bundle.manifest().getValue("DynamicImport-Package")).isNull();
        assertThat(bundle.manifest().getValue("Bundle-ClassPath")).isNull();
        assertThat(bundle.manifest().getValue("Bundle-Activator")).isNull();
        assertThat(bundle.manifest().getValue("Fragment-Host")).isNull();
    }

    @Test
    void readsHeadersAsTheFrameworkDoes() {
        assertThat(OsgiHeader.clauses("a.b;version=\"[1.0,2)\";uses:=\"c,d\",e.f"))
                .containsExactly(Map.entry("a.b", "version=\"[1.0,2)\";uses:=\"c,d\""), Map.entry("e.f", ""));
        assertThat(OsgiHeader.clauses(null)).isEmpty();
    }

    private static Map<String, String> exports(Bundle bundle) {
        return OsgiHeader.clauses(bundle.manifest().getValue("Export-Package"));
    }

    private static List<String> imports(Bundle bundle) {
        return List.copyOf(
                OsgiHeader.clauses(bundle.manifest().getValue("Import-Package")).keySet());
    }
}
