package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessFiguresTest {
    @Test
    void cpuTimeIsFoundBehindAnyName() {
        String stat = "4711 (a (very) odd) name) S 1 2 3 0 -1 4194560 10 0 0 0 250 150 0 0 20 0 1 0 100 0 0";
        assertThat(ProcessFigures.cpuSeconds(stat)).isEqualTo(4.0);
    }

    @Test
    void limitOfOpenFilesIsTheSoftOne() {
        assertThat(ProcessFigures.openFiles(
                        "Max open files            1024                 524288               files"))
                .isEqualTo(1024);
        assertThat(ProcessFigures.openFiles(
                        "Max open files            unlimited            unlimited            files"))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void tooFewOpenFilesAreExplained() {
        long self = ProcessHandle.current().pid();
        assertThatThrownBy(() -> ProcessFigures.requireFiles("the bench", self, Integer.MAX_VALUE))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("ulimit -n");
    }

    @Test
    void aProcessThatIsGoneIsExplained() {
        assertThatThrownBy(() -> ProcessFigures.residentBytes(Integer.MAX_VALUE))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("gone");
    }
}
