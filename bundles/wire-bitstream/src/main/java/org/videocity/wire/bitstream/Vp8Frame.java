package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;

/**
 * Holds the frame tag of a VP8 frame and the start of a key frame (RFC 6386 section 9.1).
 *
 * <pre>
 * little endian: inter(1) version(3) shown(1) firstPartitionSize(19)
 * key frames: 9d 01 2a | width(14) scale(2) | height(14) scale(2)
 * </pre>
 *
 * Whether other frames refer to a frame stands in the arithmetically coded part, which is not read: a sample of VP8 counts
 * as referred to.
 *
 * @param keyFrame a decoder can start here
 * @param version 0 to 3, which vpcC calls the profile
 * @param shown show_frame
 * @param width in pixels before scaling, 0 unless a key frame
 * @param height likewise
 */
public record Vp8Frame(boolean keyFrame, int version, boolean shown, int width, int height) {
    /**
     * Parses the beginning of a frame; the buffer's position stays.
     *
     * @throws BitstreamException if it is no VP8 frame or ends inside the header
     */
    public static Vp8Frame parse(ByteBuffer frame) throws BitstreamException {
        if (frame.remaining() < 3) {
            throw new BitstreamException("VP8 frame of " + frame.remaining() + " bytes, at least 3 were expected");
        }
        int at = frame.position();
        int first = frame.get(at);
        boolean keyFrame = (first & 1) == 0;
        int version = first >> 1 & 7;
        boolean shown = (first & 0x10) != 0;
        if (version > 3) {
            throw new BitstreamException("VP8 version " + version + " is reserved");
        }
        if (!keyFrame) {
            return new Vp8Frame(false, version, shown, 0, 0);
        }
        if (frame.remaining() < 10) {
            throw new BitstreamException("VP8 key frame of " + frame.remaining() + " bytes, at least 10 were expected");
        }
        if (frame.get(at + 3) != (byte) 0x9d || frame.get(at + 4) != 1 || frame.get(at + 5) != 0x2a) {
            throw new BitstreamException("VP8 key frame without its start code 9d 01 2a");
        }
        int width = side(frame, at + 6);
        int height = side(frame, at + 8);
        if (width == 0 || height == 0) {
            throw new BitstreamException("VP8 key frame of " + width + "x" + height);
        }
        return new Vp8Frame(true, version, shown, width, height);
    }

    private static int side(ByteBuffer frame, int at) {
        return (frame.get(at) & 0xff) | (frame.get(at + 1) & 0x3f) << 8;
    }
}
