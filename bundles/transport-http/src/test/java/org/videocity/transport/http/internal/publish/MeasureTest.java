package org.videocity.transport.http.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasureTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void tenSecondsWorthAreSavedUp() {
        Measure measure = new Measure(100, 0);
        assertThat(measure.spend(1_000, 0)).isTrue();
        assertThat(measure.spend(1, 0)).isFalse();
        assertThat(measure.spend(100, 2 * SECOND)).isTrue();
    }

    @Test
    void zeroIsNoLimit() {
        assertThat(new Measure(0, 0).spend(Long.MAX_VALUE, 0)).isTrue();
    }
}
