package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.util.Set;

/** What a file looks like at first sight, to tell people what they have sent; proves nothing and checks no checksum. */
public enum PictureKind {
    /** A PNG with a chunk of a soft card. */
    CARD,
    /** A PNG with a chunk of the cards of 2009 ({@code jsAB}, {@code ksAB}, {@code lsAB}). */
    CARD_OF_2009,
    /** Any other PNG. */
    PNG,
    /** A picture of another kind: JPEG, GIF, WebP, AVIF or HEIC, BMP. */
    OTHER_PICTURE,
    /** Nothing of these. */
    NO_PICTURE;

    private static final Set<Integer> OURS = Set.of(type("vcIN"), type("vcCT"), type("vcKY"));
    private static final Set<Integer> OF_2009 = Set.of(type("jsAB"), type("ksAB"), type("lsAB"));
    private static final int MAX_CHUNKS = 4096;
    private static final int PROBE = 12;

    /** Looks at a file from its buffer's position to its limit, which stay. */
    public static PictureKind of(ByteBuffer file) {
        ByteBuffer bytes = file.slice();
        if (bytes.remaining() >= Long.BYTES && bytes.getLong(0) == ChunkReader.SIGNATURE) {
            return ofPng(bytes.position(ChunkReader.SIGNATURE_BYTES));
        }
        return isOtherPicture(bytes) ? OTHER_PICTURE : NO_PICTURE;
    }

    private static PictureKind ofPng(ByteBuffer bytes) {
        boolean old = false;
        for (int i = 0; i < MAX_CHUNKS && bytes.remaining() >= Chunk.FRAME_BYTES; i++) {
            int length = bytes.getInt();
            int type = bytes.getInt();
            if (OURS.contains(type)) {
                return CARD;
            }
            old |= OF_2009.contains(type);
            if (length < 0 || length > bytes.remaining() - 4) {
                break;
            }
            bytes.position(bytes.position() + length + 4);
        }
        return old ? CARD_OF_2009 : PNG;
    }

    private static boolean isOtherPicture(ByteBuffer bytes) {
        if (bytes.remaining() < PROBE) {
            return false;
        }
        int first = bytes.getInt(0);
        boolean jpeg = first >>> 8 == 0xffd8ff;
        boolean gif = first == type("GIF8");
        boolean webp = first == type("RIFF") && bytes.getInt(8) == type("WEBP");
        boolean heif = bytes.getInt(4) == type("ftyp")
                && Set.of(type("avif"), type("heic"), type("mif1")).contains(bytes.getInt(8));
        boolean bmp = first >>> 16 == ('B' << 8 | 'M');
        return jpeg || gif || webp || heif || bmp;
    }

    private static int type(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
