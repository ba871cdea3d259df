package org.videocity.itests.benchmarks;

/**
 * Counts durations in buckets of at most 1/64 of their value, so that millions cost nothing to keep. Not thread safe.
 */
final class Delays {
    private static final int STEPS = 64;
    private static final int STEP_BITS = 6;

    private final long[] counts = new long[(64 - STEP_BITS) * STEPS];
    private long count;
    private double sum;

    /** Adds a duration in nanoseconds; below 0 counts as 0. */
    void add(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        count++;
        sum += value;
    }

    /** Adds what others counted. */
    void add(Delays others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
        count += others.count;
        sum += others.sum;
    }

    long count() {
        return count;
    }

    /** Mean in milliseconds, 0 when there is nothing. */
    double meanMillis() {
        return count == 0 ? 0 : sum / count / 1e6;
    }

    /** The smallest value that so large a part (0 to 1) does not exceed, in milliseconds, at most 1/64 too large. */
    double millis(double part) {
        long wanted = Math.max(1, (long) Math.ceil(part * count));
        long seen = 0;
        for (int i = 0; i < counts.length && count > 0; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return upper(i) / 1e6;
            }
        }
        return 0;
    }

    private static int bucket(long value) {
        if (value < STEPS) {
            return (int) value;
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - STEP_BITS;
        return shift * STEPS + (int) (value >>> shift);
    }

    private static long upper(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int shift = bucket / STEPS - 1;
        return (((long) bucket - (long) shift * STEPS + 1) << shift) - 1;
    }
}
