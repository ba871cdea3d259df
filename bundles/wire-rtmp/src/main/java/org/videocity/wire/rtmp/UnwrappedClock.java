package org.videocity.wire.rtmp;

/**
 * Turns 32-bit timestamps of one message stream into 64 bits (RTMP section 5.1: times closer than 2^31 - 1 ms to each
 * other are neighbours, whatever the wrap).
 */
final class UnwrappedClock {
    private boolean started;
    private long last;

    long unwrap(long timestamp) {
        last = started ? last + (int) (timestamp - last) : timestamp;
        started = true;
        return last;
    }
}
