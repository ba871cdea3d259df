package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at uploaded pictures without decoding them: PNG (ISO 15948 section 11.2.2) and JPEG (ITU-T T.81 annex B.2.2) say
 * their size near the front.
 *
 * @param mediaType {@code image/png} or {@code image/jpeg}, as the bytes say
 * @param width in pixels
 * @param height in pixels
 */
record Picture(String mediaType, int width, int height) {
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int PNG_HEADER_BYTES = 24;
    private static final int JPEG_SOI = 0xFFD8;
    private static final int FIRST_SOF = 0xC0;
    private static final int LAST_SOF = 0xCF;
    /** DHT, JPG and DAC lie among the start-of-frame markers and are none. */
    private static final java.util.Set<Integer> NO_SOF = java.util.Set.of(0xC4, 0xC8, 0xCC);

    private static final int SOS = 0xDA;

    /** Reads what a picture says of itself; absent when it is neither PNG nor JPEG, or says nothing. */
    static Optional<Picture> look(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        if (bytes.length >= PNG_HEADER_BYTES && in.getLong(0) == PNG_SIGNATURE && in.getInt(12) == IHDR) {
            return sized("image/png", in.getInt(16), in.getInt(20));
        }
        if (bytes.length > 4 && (in.getShort(0) & 0xffff) == JPEG_SOI) {
            return Optional.ofNullable(jpeg(in.position(2)));
        }
        return Optional.empty();
    }

    private static @Nullable Picture jpeg(ByteBuffer in) {
        while (in.remaining() >= 4) {
            if ((in.get() & 0xff) != 0xff) {
                return null;
            }
            int marker = in.get() & 0xff;
            if (marker == 0xff) {
                in.position(in.position() - 1);
                continue;
            }
            int length = in.getShort() & 0xffff;
            if (marker == SOS || length < 2 || length - 2 > in.remaining()) {
                return null;
            }
            if (marker >= FIRST_SOF && marker <= LAST_SOF && !NO_SOF.contains(marker)) {
                return length < 7
                        ? null
                        : sized(
                                        "image/jpeg",
                                        in.getShort(in.position() + 3) & 0xffff,
                                        in.getShort(in.position() + 1) & 0xffff)
                                .orElse(null);
            }
            in.position(in.position() + length - 2);
        }
        return null;
    }

    private static Optional<Picture> sized(String mediaType, int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new Picture(mediaType, width, height)) : Optional.empty();
    }

    /** Tells whether neither side is longer than so many pixels. */
    boolean fits(int pixels) {
        return width <= pixels && height <= pixels;
    }
}
