package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.itests.benchmarks.Growth.Sample;

class SoakTest {
    private static List<Sample> samples(int count, double heapMegabytesEach) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double heap = (60 + i % 3 + i * heapMegabytesEach) * (1 << 20);
            samples.add(new Sample(heap, 900e6, 80 + i % 2, 300 + i % 5));
        }
        return samples;
    }

    @Test
    void aCityThatStaysAsItIsDoesNotGrow() {
        assertThat(Growth.of(samples(30, 0))).isEmpty();
    }

    @Test
    void aLeakIsNamed() {
        assertThat(Growth.of(samples(30, 1.5))).singleElement().asString().startsWith("live heap (MB) grew from");
    }

    @Test
    void growthWhileWarmingUpIsNone() {
        List<Sample> samples = samples(30, 0);
        for (int i = 0; i < 5; i++) {
            samples.set(i, new Sample(1 << 20, 1e6, 10, 10));
        }
        assertThat(Growth.of(samples)).isEmpty();
    }

    @Test
    void optionsAreRead() {
        assertThat(SoakOptions.parse(List.of())).isEqualTo(new SoakOptions(30, 60));
        assertThat(SoakOptions.parse(List.of("--minutes", "5"))).isEqualTo(new SoakOptions(5, 60));
        assertThat(SoakOptions.parse(List.of("--short")).samples()).isLessThan(Growth.FEWEST_SAMPLES);
        assertThatThrownBy(() -> SoakOptions.parse(List.of("--hours"))).hasMessageContaining("--hours");
    }
}
