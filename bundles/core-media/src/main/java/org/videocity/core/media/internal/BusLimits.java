package org.videocity.core.media.internal;

/** The bounds in force now; implemented by the live configuration. Thread: safe from any. */
interface BusLimits {
    /** Returns how long a lost publisher is waited for. */
    long resumeMillis();

    /** Returns the most bytes of frames kept for late joiners, per publication. */
    long gopCacheMaxBytes();

    /** Returns how much media time is kept for late joiners where there is no video. */
    long audioCacheMillis();

    /** Returns the bit rate below which a receiver gets drops instead of slowing the source down for all. */
    long floorBitsPerSecond();

    /** Returns the most a converter may buffer. */
    long converterMaxDelayMillis();
}
