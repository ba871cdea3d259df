package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.internal.Vp9FrameParser;

/**
 * Holds what one VP9 sample - a frame, or a superframe of several - says about itself (VP9 Bitstream and Decoding Process
 * Specification sections 6.2 and annex B).
 *
 * @param profile 0 to 3, of the first frame
 * @param keyFrame the first frame is a key frame
 * @param discardable no frame of the sample is kept as a reference or changes the probabilities of later ones
 * @param width of the first frame, 0 unless it is a key frame or says its own size
 * @param height likewise
 * @param bitDepth 8, 10 or 12, 0 unless a key frame
 * @param subsamplingX chroma has half the width; true unless said otherwise
 * @param subsamplingY chroma has half the height; true unless said otherwise
 * @param colour what a key frame says of its colours
 */
public record Vp9Frame(
        int profile,
        boolean keyFrame,
        boolean discardable,
        int width,
        int height,
        int bitDepth,
        boolean subsamplingX,
        boolean subsamplingY,
        VideoColour colour) {

    /**
     * Parses the uncompressed header of every frame in the sample; the buffer's position stays.
     *
     * @throws BitstreamException if it is no VP9 frame or ends inside the header
     */
    public static Vp9Frame parse(ByteBuffer sample) throws BitstreamException {
        return Vp9FrameParser.parse(sample);
    }
}
