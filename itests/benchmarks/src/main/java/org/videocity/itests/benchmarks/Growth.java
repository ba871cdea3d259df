package org.videocity.itests.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Says whether a city has stopped growing: its figures of the first half after the warm-up are compared with those of the
 * second.
 */
final class Growth {
    /** Fewer samples say nothing. */
    static final int FEWEST_SAMPLES = 6;

    private Growth() {}

    /**
     * What a city holds at one moment.
     *
     * @param heapBytes live heap after a collection
     * @param residentBytes of the process
     */
    record Sample(double heapBytes, double residentBytes, double threads, double descriptors) {}

    /** Returns what has grown, in words; nothing when all is flat or there is too little to compare. */
    static List<String> of(List<Sample> samples) {
        List<String> grown = new ArrayList<>();
        int from = samples.size() / 6;
        List<Sample> after = samples.subList(from, samples.size());
        if (samples.size() < FEWEST_SAMPLES) {
            return grown;
        }
        List<Sample> early = after.subList(0, after.size() / 2);
        List<Sample> late = after.subList(after.size() / 2, after.size());
        check(grown, "live heap (MB)", early, late, s -> s.heapBytes() / (1 << 20), 1.1, 4);
        check(grown, "RSS (MB)", early, late, s -> s.residentBytes() / (1 << 20), 1.03, 8);
        check(grown, "threads", early, late, Sample::threads, 1, 3);
        check(grown, "descriptors", early, late, Sample::descriptors, 1.05, 10);
        return grown;
    }

    private static void check(
            List<String> grown,
            String what,
            List<Sample> early,
            List<Sample> late,
            ToDoubleFunction<Sample> figure,
            double factor,
            double slack) {
        double before = Median.of(early, figure);
        double now = Median.of(late, figure);
        if (now > before * factor + slack) {
            grown.add(String.format(Locale.ROOT, "%s grew from %.0f to %.0f", what, before, now));
        }
    }
}
