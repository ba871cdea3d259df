package org.videocity.wire.png;

/**
 * How large a card may be; compared with what is declared before anything is kept.
 *
 * @param maxFileBytes length of the file
 * @param maxWidth pixels across
 * @param maxHeight pixels down
 * @param maxImageChunks how many IDAT chunks there may be
 */
public record CardLimits(int maxFileBytes, int maxWidth, int maxHeight, int maxImageChunks) {
    /** The limits of the format (docs/formats/soft-card.md section 1). */
    public static final CardLimits STANDARD = new CardLimits(2 << 20, 2048, 2048, 1024);

    /** Chunks of a card that are not IDAT: IHDR, vcIN, vcCT, vcKY, IEND. */
    private static final int OTHER_CHUNKS = 5;

    int maxChunks() {
        return maxImageChunks + OTHER_CHUNKS;
    }
}
