package org.videocity.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockMappingTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void timeAfterAndBeforeTheTieIsExactToTheNanosecond() {
        ClockMapping tie = new ClockMapping(900_000, 5 * SECOND);
        assertThat(tie.toCommonNanos(900_000, 90_000)).isEqualTo(5 * SECOND);
        assertThat(tie.toCommonNanos(990_000, 90_000)).isEqualTo(6 * SECOND);
        assertThat(tie.toCommonNanos(900_001, 90_000)).isEqualTo(5 * SECOND + 11_111);
        assertThat(tie.toCommonNanos(810_000, 90_000)).isEqualTo(4 * SECOND);
    }

    @Test
    void yearsOfTicksDoNotOverflow() {
        long year = 365L * 24 * 3600;
        ClockMapping tie = new ClockMapping(0, 0);
        assertThat(tie.toCommonNanos(10 * year * 90_000, 90_000)).isEqualTo(10 * year * SECOND);
    }
}
