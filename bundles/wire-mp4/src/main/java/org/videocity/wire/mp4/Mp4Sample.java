package org.videocity.wire.mp4;

import java.nio.ByteBuffer;

/**
 * Holds one sample of a fragment.
 *
 * @param duration in the track's timescale, 0 to 2^32-1
 * @param compositionOffset presentation time minus decode time in the track's timescale, may be negative
 * @param sync a decoder can start here (always so for audio)
 * @param discardable no other sample refers to it
 * @param payload the sample's bytes; referenced, not copied, position unchanged
 */
public record Mp4Sample(long duration, int compositionOffset, boolean sync, boolean discardable, ByteBuffer payload) {}
