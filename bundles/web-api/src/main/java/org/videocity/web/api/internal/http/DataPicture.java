package org.videocity.web.api.internal.http;

import java.util.Base64;

/** Pictures inside of texts, as {@code data:} URLs (RFC 2397). */
public final class DataPicture {
    private static final int MAX_PIXELS = 1_024;

    private DataPicture() {}

    /** Tells whether a text is a PNG or JPEG, says so truly, and is of a size for a face. */
    public static boolean isOne(String url) {
        for (String type : new String[] {"image/png", "image/jpeg"}) {
            String prefix = "data:" + type + ";base64,";
            if (url.startsWith(prefix)) {
                try {
                    byte[] bytes = Base64.getDecoder().decode(url.substring(prefix.length()));
                    return Picture.look(bytes)
                            .filter(picture -> picture.mediaType().equals(type) && picture.fits(MAX_PIXELS))
                            .isPresent();
                } catch (IllegalArgumentException notBase64) {
                    return false;
                }
            }
        }
        return false;
    }
}
