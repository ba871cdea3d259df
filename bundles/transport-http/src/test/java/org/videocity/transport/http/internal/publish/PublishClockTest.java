package org.videocity.transport.http.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Times in milliseconds here: of the publisher, and on the wall. */
class PublishClockTest {
    private static final int VIDEO = 1;
    private static final int AUDIO = 2;

    private final PublishClock clock = new PublishClock();

    private long place(int track, long millis, long wall) {
        return clock.place(track, millis * 1_000, wall * 1_000_000) / 1_000;
    }

    @Test
    void aPublicationBeginsAtZeroWhateverItsPublisherCounts() {
        assertThat(place(VIDEO, 7_000_000, 50)).isZero();
        assertThat(place(AUDIO, 6_999_990, 60)).isZero();
        assertThat(place(VIDEO, 7_000_040, 90)).isEqualTo(40);
    }

    @Test
    void withinATrackTimeGoesOn() {
        clock.place(VIDEO, 0, 0);
        assertThat(clock.place(VIDEO, 0, 0)).isEqualTo(1);
        assertThat(clock.place(VIDEO, -3_000, 0)).isEqualTo(2);
        assertThat(clock.place(AUDIO, 0, 0)).isZero();
    }

    @Test
    void whoJumpsBackOrAheadGoesOnFromNow() {
        place(VIDEO, 0, 0);
        place(VIDEO, 10_000, 10_000);
        assertThat(place(VIDEO, 100, 10_040)).isEqualTo(10_040);
        assertThat(place(VIDEO, 140, 10_080)).isEqualTo(10_080);
        assertThat(place(AUDIO, 900_000, 10_100)).isEqualTo(10_100);
    }

    @Test
    void aBurstAfterAStallIsNoJump() {
        place(VIDEO, 0, 0);
        for (int i = 1; i <= 300; i++) {
            assertThat(place(VIDEO, i * 40L, 12_000)).isEqualTo(i * 40L);
        }
        assertThat(place(VIDEO, 12_040, 12_040)).isEqualTo(12_040);
    }

    @Test
    void aLongPauseIsAsLongAsItWas() {
        place(VIDEO, 0, 0);
        assertThat(place(VIDEO, 60_000, 60_000)).isEqualTo(60_000);
    }
}
