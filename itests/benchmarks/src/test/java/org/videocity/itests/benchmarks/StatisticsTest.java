package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void percentilesAreWithinABucketOfTheExactOnes() {
        Delays delays = new Delays();
        LongStream.rangeClosed(1, 100_000).forEach(i -> delays.add(i * 1000));
        assertThat(delays.count()).isEqualTo(100_000);
        assertThat(delays.meanMillis()).isCloseTo(50.0005, Percentage.withPercentage(0.001));
        assertThat(delays.millis(0.5)).isBetween(50.0, 50.0 * 65 / 64);
        assertThat(delays.millis(0.99)).isBetween(99.0, 99.0 * 65 / 64);
        assertThat(delays.millis(1)).isBetween(100.0, 100.0 * 65 / 64);
    }

    @Test
    void smallValuesAreExact() {
        Delays delays = new Delays();
        LongStream.of(3, 5, 63, -7).forEach(delays::add);
        assertThat(delays.millis(0.25)).isZero();
        assertThat(delays.millis(0.5) * 1e6).isCloseTo(3, Percentage.withPercentage(0.001));
        assertThat(delays.millis(1) * 1e6).isCloseTo(63, Percentage.withPercentage(0.001));
    }

    @Test
    void everyPowerOfTwoHasABucketThatHoldsIt() {
        for (int bit = 0; bit < 63; bit++) {
            for (long value : new long[] {(1L << bit) - 1, 1L << bit, (1L << bit) + 1}) {
                Delays delays = new Delays();
                delays.add(value);
                double upper = delays.millis(0.5) * 1e6;
                assertThat(upper).isBetween(value * 0.999999, value * 65.0 / 64 + 1);
            }
        }
    }

    @Test
    void nothingGivesZero() {
        assertThat(new Delays().millis(0.99)).isZero();
        assertThat(new Delays().meanMillis()).isZero();
    }

    @Test
    void medianOfOddAndEven() {
        assertThat(Median.of(List.of(9, 1, 5), Integer::doubleValue)).isEqualTo(5);
        assertThat(Median.of(List.of(4, 1, 2, 100), Integer::doubleValue)).isEqualTo(3);
        assertThatThrownBy(() -> Median.of(List.<Integer>of(), Integer::doubleValue))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ratesFollowFromCounts() {
        Run run = new Run(
                100, 10, new ProcessFigures.Cpu(2, 0), 4, 5e9, new Delays(), new Delays(), 0, 0, 0, 9_000, 0, 0);
        assertThat(run.cpuPerGbit()).isEqualTo(0.4);
        assertThat(run.rate()).isEqualTo(0.5);
        assertThat(run.corePercent()).isEqualTo(20);
        assertThat(run.loadPercent()).isEqualTo(40);
        assertThat(run.readsPerPlayerSecond()).isEqualTo(9);
    }

    @Test
    void delaysOfSeveralAreOne() {
        Delays one = new Delays();
        Delays other = new Delays();
        LongStream.rangeClosed(1, 50).forEach(i -> one.add(i * 1_000_000));
        LongStream.rangeClosed(51, 100).forEach(i -> other.add(i * 1_000_000));
        one.add(other);
        assertThat(one.count()).isEqualTo(100);
        assertThat(one.meanMillis()).isCloseTo(50.5, Percentage.withPercentage(0.001));
        assertThat(one.millis(0.99)).isBetween(99.0, 99.0 * 65 / 64);
    }

    @Test
    void whatIsDoneOverAndOverIsCountedByTheSecond() {
        Service service = new Service(400, 8, new ProcessFigures.Cpu(2, 0.5), new Delays());
        assertThat(service.perSecond()).isEqualTo(50);
        assertThat(service.cpuMillis()).isEqualTo(5);
        assertThat(service.compilingPercent()).isEqualTo(25);
        assertThat(new Service(0, 8, ProcessFigures.Cpu.NONE, new Delays()).cpuMillis())
                .isZero();
    }

    @Test
    void linesNobodyHeardAreLost() {
        ChatRun run = new ChatRun(100, 1_000, 990, 3, 2, new ProcessFigures.Cpu(0.5, 0), new Delays());
        assertThat(run.lost()).isEqualTo(10);
        assertThat(run.heardPerSecond()).isEqualTo(495);
        assertThat(run.corePercent()).isEqualTo(25);
        assertThat(run.cpuMicros()).isCloseTo(505.05, Percentage.withPercentage(0.01));
    }

    @Test
    void aMemberCostsWhatMoreOfThemNeedMore() {
        List<ChatStay> few = List.of(stay(50, 1_000), stay(50, 3_000), stay(50, 2_000));
        List<ChatStay> many = List.of(stay(500, 47_000));
        assertThat(ChatStay.each(few, many, ChatStay::residentBytes)).hasValue(100);
        assertThat(ChatStay.each(few, few, ChatStay::residentBytes)).isEmpty();
    }

    private static ChatStay stay(int members, long bytes) {
        return new ChatStay(members, 0, bytes, 0, List.of());
    }
}
