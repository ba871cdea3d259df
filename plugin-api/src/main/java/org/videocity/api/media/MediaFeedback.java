package org.videocity.api.media;

/** What travels from sinks back to the source. */
public sealed interface MediaFeedback {
    /**
     * Asks for a key frame; the bus merges requests to at most one per 500 ms and track.
     *
     * @param track number of the track
     */
    record KeyFrameRequest(int track) implements MediaFeedback {}

    /**
     * Asks to send at most so much.
     *
     * @param track number of the track
     * @param encoding id of the highest layer somebody watches
     * @param bitsPerSecond what the receivers can take
     */
    record BitRateLimit(int track, String encoding, long bitsPerSecond) implements MediaFeedback {}
}
