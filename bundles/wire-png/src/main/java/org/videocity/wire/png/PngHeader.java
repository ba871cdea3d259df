package org.videocity.wire.png;

import java.nio.ByteBuffer;
import org.videocity.wire.png.PngException.Fault;

/**
 * The header of a card's picture (IHDR, section 11.2.1): 8 bits a sample, RGB or RGBA, not interlaced.
 *
 * <pre>
 * +-----------+------------+---------+----------+---------------+----------+-------------+
 * | width u32 | height u32 | depth 8 | colour   | compression 0 | filter 0 | interlace 0 |
 * |           |            |         | 2 or 6   |               |          |             |
 * +-----------+------------+---------+----------+---------------+----------+-------------+
 * </pre>
 *
 * @param width pixels across
 * @param height pixels down
 * @param alpha whether each pixel has a fourth sample: how opaque it is
 */
public record PngHeader(int width, int height, boolean alpha) {
    private static final int LENGTH = 13;
    private static final int DEPTH = 8;
    private static final int RGB = 2;
    private static final int RGBA = 6;

    static PngHeader parse(ByteBuffer data, CardLimits limits) throws PngException {
        if (data.remaining() != LENGTH) {
            throw new PngException(Fault.DAMAGED, "IHDR has " + data.remaining() + " bytes, 13 were expected");
        }
        int width = data.getInt();
        int height = data.getInt();
        int depth = data.get();
        int colour = data.get();
        if (width <= 0 || height <= 0) {
            throw new PngException(Fault.DAMAGED, "a picture without pixels");
        }
        if (width > limits.maxWidth() || height > limits.maxHeight()) {
            throw new PngException(
                    Fault.TOO_LARGE,
                    "a picture of " + width + " by " + height + " pixels, at most " + limits.maxWidth() + " by "
                            + limits.maxHeight() + " are read");
        }
        boolean form = depth == DEPTH && (colour == RGB || colour == RGBA);
        if (!form || data.get() != 0 || data.get() != 0 || data.get() != 0) {
            throw new PngException(
                    Fault.NO_CARD_FORM, "a card's picture is RGB or RGBA with 8 bits a sample and not interlaced");
        }
        return new PngHeader(width, height, colour == RGBA);
    }

    Chunk chunk() {
        ByteBuffer data = ByteBuffer.allocate(LENGTH).putInt(width).putInt(height);
        data.put((byte) DEPTH)
                .put((byte) (alpha ? RGBA : RGB))
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0);
        return new Chunk("IHDR", data.flip());
    }

    /** Returns how many bytes one pixel has when it is inflated. */
    int pixelBytes() {
        return alpha ? 4 : 3;
    }
}
