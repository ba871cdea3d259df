package org.videocity.api.media;

/**
 * Figures of one publication.
 *
 * @param framesIn frames taken from the source so far
 * @param bytesIn payload bytes taken from the source so far
 * @param framesOut frames handed to subscriptions so far
 * @param framesDropped frames dropped by the bus and, for their viewers, by transports so far
 * @param bitsPerSecond payload bit rate over about the last two seconds
 * @param videoFramesPerSecond video frames over about the last two seconds
 * @param subscriptions sinks on the bus now
 * @param viewers viewers the transports told of now
 * @param queuedBytes payload bytes waiting in the longest queue
 * @param queueAgeMillis age of the oldest frame waiting in any queue
 */
public record PublicationStatistics(
        long framesIn,
        long bytesIn,
        long framesOut,
        long framesDropped,
        long bitsPerSecond,
        double videoFramesPerSecond,
        int subscriptions,
        int viewers,
        long queuedBytes,
        long queueAgeMillis) {}
