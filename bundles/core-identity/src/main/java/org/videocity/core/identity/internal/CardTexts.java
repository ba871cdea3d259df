package org.videocity.core.identity.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds out which of several right texts a picture says: a city has more than one address. That is a hint and no proof: who
 * issues the card compares what it says with the text chosen here.
 */
final class CardTexts {
    /** The information stands at the front of the file and has at most 16 KiB. */
    private static final int FRONT_BYTES = 17 * 1024;

    private CardTexts() {}

    /** Returns the first of the texts that the entry of a name may say in this picture; else the first of all. */
    static String said(ByteBuffer picture, String name, List<String> right) {
        byte[] front = new byte[Math.min(picture.remaining(), FRONT_BYTES)];
        picture.duplicate().get(front);
        return right.stream()
                .filter(text -> contains(front, entry(name, text)))
                .findFirst()
                .orElse(right.get(0));
    }

    /** An entry of {@code vcIN}: two bytes of length and UTF-8, for name and value. */
    private static byte[] entry(String name, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : new String[] {name, text}) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            out.write(utf8.length >> 8);
            out.write(utf8.length);
            out.writeBytes(utf8);
        }
        return out.toByteArray();
    }

    private static boolean contains(byte[] in, byte[] what) {
        for (int at = 0; at + what.length <= in.length; at++) {
            if (ByteBuffer.wrap(in, at, what.length).equals(ByteBuffer.wrap(what))) {
                return true;
            }
        }
        return false;
    }
}
