package org.videocity.itests.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of several runs. */
final class Median {
    private Median() {}

    /** Returns the middle value of a figure, the mean of the two middle ones for an even count. */
    static <T> double of(List<T> runs, ToDoubleFunction<T> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no runs");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
