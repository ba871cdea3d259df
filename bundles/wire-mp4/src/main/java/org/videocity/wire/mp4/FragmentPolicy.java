package org.videocity.wire.mp4;

/**
 * Says when a fragment is closed.
 *
 * @param videoFrames video frames per fragment, from 1; a key frame always begins a new fragment
 * @param audioMillis length of a fragment while no video frame comes (audio only, or video paused), from 1
 * @param maxMillis longest fragment of any kind, from {@code audioMillis}
 */
public record FragmentPolicy(int videoFrames, int audioMillis, int maxMillis) {
    /** One video frame per fragment, or 100 ms of audio, at most 1 s: least delay. */
    public static final FragmentPolicy LOW_LATENCY = new FragmentPolicy(1, 100, 1000);

    /** Checks the values. */
    public FragmentPolicy {
        if (videoFrames < 1 || audioMillis < 1 || maxMillis < audioMillis) {
            throw new IllegalArgumentException("want videoFrames >= 1 and 1 <= audioMillis <= maxMillis, got "
                    + videoFrames + ", " + audioMillis + ", " + maxMillis);
        }
    }
}
