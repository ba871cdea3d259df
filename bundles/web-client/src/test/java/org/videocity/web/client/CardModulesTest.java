package org.videocity.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.videocity.testing.Tool;

/** Modules that need no page run outside a browser, too; those of cards agree with openssl: the tests are in src/test/js. */
class CardModulesTest {
    private static final Path TESTS = Path.of("src/test/js");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TestFactory
    Stream<DynamicTest> everyModuleAgrees() {
        String node = Tool.require("node", "nodejs").toString();
        assertThat(List.of(Tool.require("openssl", "openssl"), Tool.require("python3", "python3")))
                .allMatch(Files::isExecutable);
        return Stream.of(
                        "der",
                        "png",
                        "softcard",
                        "keys",
                        "certificate",
                        "layout",
                        "vectors",
                        "mime",
                        "cms",
                        "letter-reading",
                        "room-messages")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path file = TESTS.resolve(name + ".test.js");
                    assertThat(file).isRegularFile();
                    Tool run = Tool.run(PATIENCE, List.of(node, "--test", "--test-reporter=spec", file.toString()));
                    assertThat(run.exitCode()).as(run.output()).isZero();
                    assertThat(run.output()).contains("skipped 0").doesNotContain("tests 0");
                }));
    }
}
