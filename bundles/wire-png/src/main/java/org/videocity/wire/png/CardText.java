package org.videocity.wire.png;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Texts as they stand in a card: a length in two bytes, then UTF-8. */
final class CardText {
    static final int MAX_VALUE_BYTES = 4096;

    private CardText() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is not there, too long, or no UTF-8
     */
    static String read(ByteBuffer data, int maxBytes) {
        if (data.remaining() < 2) {
            throw new IllegalArgumentException("the information ends within an entry");
        }
        int length = data.getShort() & 0xffff;
        if (length > maxBytes) {
            throw new IllegalArgumentException("a text of " + length + " bytes, at most " + maxBytes + " are read");
        }
        if (length > data.remaining()) {
            throw new IllegalArgumentException("the information ends within an entry");
        }
        ByteBuffer bytes = data.slice(data.position(), length);
        data.position(data.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException wrong) {
            throw new IllegalArgumentException("a text is not UTF-8", wrong);
        }
    }

    /**
     * Encodes one.
     *
     * @throws IllegalArgumentException when it is too long or has half a surrogate pair
     */
    static byte[] encode(String text, int maxBytes) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            if (bytes.remaining() > maxBytes) {
                throw new IllegalArgumentException(
                        "a text of " + bytes.remaining() + " bytes, at most " + maxBytes + " are allowed");
            }
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException wrong) {
            throw new IllegalArgumentException("a text has half a surrogate pair", wrong);
        }
    }

    /**
     * Lets through what may be a value: Unicode NFC without control characters.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static void check(String name, String value) {
        if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.CONTROL)) {
            throw new IllegalArgumentException("'" + name + "' has a control character");
        }
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException("'" + name + "' is not in Unicode's form NFC");
        }
    }
}
