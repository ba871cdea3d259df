package org.videocity.core.media.internal;

/**
 * What came in, in all and over about the last two seconds (eight slots of 250 ms). Guarded by the publication's lock.
 */
final class Rates {
    private static final int SLOTS = 8;
    private static final long SLOT_NANOS = 250_000_000L;
    private static final double WINDOW_SECONDS = SLOTS * SLOT_NANOS / 1e9;

    private final long[] bytes = new long[SLOTS];
    private final int[] videoFrames = new int[SLOTS];
    private long slot;
    private long framesIn;
    private long bytesIn;

    Rates(long now) {
        this.slot = now / SLOT_NANOS;
    }

    void add(int size, boolean video, long now) {
        advance(now);
        int index = (int) Math.floorMod(slot, (long) SLOTS);
        bytes[index] += size;
        videoFrames[index] += video ? 1 : 0;
        framesIn++;
        bytesIn += size;
    }

    long framesIn() {
        return framesIn;
    }

    long bytesIn() {
        return bytesIn;
    }

    long bitsPerSecond(long now) {
        advance(now);
        long sum = 0;
        for (long b : bytes) {
            sum += b;
        }
        return Math.round(sum * 8 / WINDOW_SECONDS);
    }

    double videoFramesPerSecond(long now) {
        advance(now);
        int sum = 0;
        for (int f : videoFrames) {
            sum += f;
        }
        return sum / WINDOW_SECONDS;
    }

    private void advance(long now) {
        long current = Math.floorDiv(now, SLOT_NANOS);
        long steps = Math.min(SLOTS, current - slot);
        for (long i = 1; i <= steps; i++) {
            int index = (int) Math.floorMod(current - steps + i, (long) SLOTS);
            bytes[index] = 0;
            videoFrames[index] = 0;
        }
        slot = Math.max(slot, current);
    }
}
