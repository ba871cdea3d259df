package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SyntheticTest {
    private final Synthetic stream = new Synthetic(600_000);

    @Test
    void aStreamHasTheBitRateAskedFor() {
        long bytes = 0;
        for (long i = 0; Synthetic.pictureMicros(i) < 10_000_000; i++) {
            bytes += stream.picture(1, i, 0).length();
        }
        for (long i = 0; Synthetic.audioMicros(i) < 10_000_000; i++) {
            bytes += stream.audio(1, i, 0).length();
        }
        assertThat(bytes * 8 / 10).isCloseTo(600_000L, Percentage.withPercentage(1));
    }

    @Test
    void framesCarryNumberAndTime() {
        assertThat(Frame.of(stream.picture(1, 50, 77))).isEqualTo(new Frame(true, true, 50, 77));
        assertThat(Frame.of(stream.picture(1, 51, 78))).isEqualTo(new Frame(true, false, 51, 78));
        assertThat(Frame.of(stream.audio(1, 9, 79))).isEqualTo(new Frame(false, false, 9, 79));
    }

    @Test
    void headersAreNoFrames() {
        for (var header : Synthetic.headers(1)) {
            assertThat(Frame.of(header)).isNull();
        }
    }
}
