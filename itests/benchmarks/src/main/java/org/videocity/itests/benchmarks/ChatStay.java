package org.videocity.itests.benchmarks;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a city needed with so many members in its rooms, after they had written at every rate.
 *
 * @param broken how many were thrown out
 * @param residentBytes memory of the city after a collection
 * @param liveBytes its live heap
 * @param runs chat at each rate
 */
record ChatStay(int members, int broken, long residentBytes, long liveBytes, List<ChatRun> runs) {
    /** What a member more costs of something; empty where there were not more in the one case than in the other. */
    static OptionalDouble each(List<ChatStay> few, List<ChatStay> many, ToDoubleFunction<ChatStay> figure) {
        int more = many.get(0).members() - few.get(0).members();
        return more <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((Median.of(many, figure) - Median.of(few, figure)) / more);
    }
}
