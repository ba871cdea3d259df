package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Holds what one AV1 temporal unit says about itself, as {@link Av1Units#inspect} found it.
 *
 * @param frames number of frame headers
 * @param keyFrame the first frame is a shown key frame: a decoder that has the sequence header may start here
 * @param discardable no frame is kept as a reference (refresh_frame_flags 0); false where that is not known
 * @param sequenceHeader the sequence header OBU found in band, a slice of the sample
 */
public record Av1Sample(int frames, boolean keyFrame, boolean discardable, Optional<ByteBuffer> sequenceHeader) {}
