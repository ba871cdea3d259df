package org.videocity.wire.mp4;

import java.util.List;

/**
 * Holds consecutive samples of one track in one fragment.
 *
 * @param trackId as in {@link Mp4Track#id}
 * @param baseDecodeTime decode time of the first sample in the track's timescale, 64 bits, not negative
 * @param samples in decode order, at least one
 */
public record TrackRun(int trackId, long baseDecodeTime, List<Mp4Sample> samples) {
    /** Keeps a copy of the list. */
    public TrackRun {
        samples = List.copyOf(samples);
    }
}
