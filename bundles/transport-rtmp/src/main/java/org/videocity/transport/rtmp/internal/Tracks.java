package org.videocity.transport.rtmp.internal;

/** Numbers of the tracks an RTMP publication has: stable per kind, so that a resumed one has them again. */
final class Tracks {
    static final int VIDEO = 1;
    static final int AUDIO = 2;
    static final int DATA = 3;

    /** Ticks a second of RTMP timestamps. */
    static final int TIME_BASE = 1_000;

    private Tracks() {}
}
