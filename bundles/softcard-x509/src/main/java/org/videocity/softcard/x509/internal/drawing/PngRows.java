package org.videocity.softcard.x509.internal.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The image data of a PNG (IDAT, sections 9 and 10 of the specification): rows of RGB, each with the filter whose bytes are
 * smallest, deflated as one piece.
 */
final class PngRows {
    private static final int SAMPLES = 3;
    private static final int FILTERS = 5;

    private PngRows() {}

    static ByteBuffer of(BufferedImage picture) {
        int width = picture.getWidth();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, best)) {
            byte[] above = new byte[width * SAMPLES];
            for (int y = 0; y < picture.getHeight(); y++) {
                byte[] row = samples(picture, y);
                deflated.write(smallest(row, above));
                above = row;
            }
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException("Bytes in memory could not be deflated", impossible);
        } finally {
            best.end();
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    private static byte[] samples(BufferedImage picture, int y) {
        int[] pixels = picture.getRGB(0, y, picture.getWidth(), 1, null, 0, picture.getWidth());
        byte[] row = new byte[pixels.length * SAMPLES];
        for (int x = 0; x < pixels.length; x++) {
            row[x * SAMPLES] = (byte) (pixels[x] >> 16);
            row[x * SAMPLES + 1] = (byte) (pixels[x] >> 8);
            row[x * SAMPLES + 2] = (byte) pixels[x];
        }
        return row;
    }

    /** The usual measure (section 12.7): the sum of the filtered bytes as numbers with a sign. */
    private static byte[] smallest(byte[] row, byte[] above) {
        byte[] best = new byte[0];
        long least = Long.MAX_VALUE;
        for (int filter = 0; filter < FILTERS; filter++) {
            byte[] tried = filtered(filter, row, above);
            long sum = 0;
            for (int i = 1; i < tried.length; i++) {
                sum += Math.abs(tried[i]);
            }
            if (sum < least) {
                least = sum;
                best = tried;
            }
        }
        return best;
    }

    private static byte[] filtered(int filter, byte[] row, byte[] above) {
        byte[] out = new byte[row.length + 1];
        out[0] = (byte) filter;
        for (int i = 0; i < row.length; i++) {
            int left = i < SAMPLES ? 0 : row[i - SAMPLES] & 0xff;
            int up = above[i] & 0xff;
            int corner = i < SAMPLES ? 0 : above[i - SAMPLES] & 0xff;
            int guess = switch (filter) {
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, corner);
                default -> 0;
            };
            out[i + 1] = (byte) (row[i] - guess);
        }
        return out;
    }

    /** Section 9.4. */
    private static int paeth(int left, int up, int corner) {
        int guess = left + up - corner;
        int toLeft = Math.abs(guess - left);
        int toUp = Math.abs(guess - up);
        int toCorner = Math.abs(guess - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
