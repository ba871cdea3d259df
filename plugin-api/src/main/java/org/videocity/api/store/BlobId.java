package org.videocity.api.store;

import java.util.regex.Pattern;

/**
 * Names a blob by whose it is and what is in it. The same bytes stored twice in a space are one blob; spaces share nothing,
 * so whoever owns a space may delete in it.
 *
 * @param space whose; 1 to 64 letters, digits, dashes
 * @param sha256 hash of the bytes, 64 lower-case hex digits
 */
public record BlobId(String space, String sha256) {
    private static final Pattern SPACE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public BlobId {
        if (!SPACE.matcher(space).matches() || !HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("No blob is named like that");
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static BlobId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("No blob is named like that");
        }
        return new BlobId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return space + "/" + sha256;
    }
}
