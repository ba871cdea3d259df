package org.videocity.transport.rtmp.internal;

/** Numbers of the tracks an RTMP publication has: stable per kind, so that a resumed one has them again. */
final class Tracks {
    static final int VIDEO = 1;
    static final int AUDIO = 2;
    static final int DATA = 3;

    /** Ticks a second of RTMP timestamps. */
    static final int TIME_BASE = 1_000;

    private Tracks() {}

    /** Returns the number of a video track by its number in multitrack messages: 1, then 4, 6, 8 and so on. */
    static int video(int onTheWire) {
        return onTheWire == 0 ? VIDEO : 2 + 2 * onTheWire;
    }

    /** Returns the number of an audio track by its number in multitrack messages: 2, then 5, 7, 9 and so on. */
    static int audio(int onTheWire) {
        return onTheWire == 0 ? AUDIO : 3 + 2 * onTheWire;
    }
}
