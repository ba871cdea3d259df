package org.videocity.api.media;

/**
 * Ties a track's media time to the publication's common time, as a sender report does for RTP (RFC 3550 section 6.4.1).
 * It may change with each report; sinks use the newest and never guess.
 *
 * @param mediaTime unwrapped media time in the track's time base
 * @param commonNanos the same instant in nanoseconds on the publication's one timeline
 */
public record ClockMapping(long mediaTime, long commonNanos) {
    /** Returns the common time in nanoseconds of a media time of the same track. */
    public long toCommonNanos(long otherMediaTime, int timeBase) {
        return commonNanos + scale(otherMediaTime - mediaTime, timeBase);
    }

    private static long scale(long ticks, int timeBase) {
        long seconds = Math.floorDiv(ticks, timeBase);
        long rest = Math.floorMod(ticks, timeBase);
        return seconds * 1_000_000_000L + rest * 1_000_000_000L / timeBase;
    }
}
