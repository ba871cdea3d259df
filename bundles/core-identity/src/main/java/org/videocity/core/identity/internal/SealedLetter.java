package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The outside of a sealed letter, which is all the city can see of it: CMS content of the type AuthEnvelopedData in DER
 * (RFC 5652 section 3, RFC 5083 section 2.1, X.690 section 8.1).
 *
 * <pre>
 * SEQUENCE {                                  30 length   to the last byte of the letter
 *   contentType OBJECT IDENTIFIER,            06 0B 2A 86 48 86 F7 0D 01 09 10 01 17
 *   content [0] EXPLICIT {                    A0 length   to the last byte
 *     AuthEnvelopedData SEQUENCE { … } } }    30 length   to the last byte
 * </pre>
 *
 * @param length of the whole letter, as it says itself
 */
record SealedLetter(long length) {
    /** So many bytes hold all of the outside. */
    static final int HEAD_BYTES = 48;

    private static final int SEQUENCE = 0x30;
    private static final int CONTENT = 0xA0;
    /** id-smime-ct-authEnvelopedData, 1.2.840.113549.1.9.16.1.23, with tag and length. */
    private static final byte[] AUTH_ENVELOPED_DATA = {
        0x06, 0x0B, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17
    };

    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_BYTES = 7;

    /** Reads the first {@link #HEAD_BYTES} of a letter, or all of a shorter one; absent when it is none. */
    static Optional<SealedLetter> read(ByteBuffer head) {
        ByteBuffer in = head.slice();
        long inside = header(in, SEQUENCE);
        if (inside < 0) {
            return Optional.empty();
        }
        long whole = in.position() + inside;
        byte[] type = new byte[AUTH_ENVELOPED_DATA.length];
        if (in.remaining() < type.length) {
            return Optional.empty();
        }
        in.get(type);
        boolean fits = java.util.Arrays.equals(type, AUTH_ENVELOPED_DATA)
                && reaches(whole, in, CONTENT)
                && reaches(whole, in, SEQUENCE);
        return fits ? Optional.of(new SealedLetter(whole)) : Optional.empty();
    }

    /** Tells whether an element begins here that goes to the last byte. */
    private static boolean reaches(long whole, ByteBuffer in, int tag) {
        long inside = header(in, tag);
        return inside >= 0 && inside == whole - in.position();
    }

    /** Reads a tag and a length in the shortest form there is (X.690 section 10.1); negative when it is anything else. */
    private static long header(ByteBuffer in, int tag) {
        if (in.remaining() < 2 || (in.get() & 0xff) != tag) {
            return -1;
        }
        int first = in.get() & 0xff;
        if (first < LONG_FORM) {
            return first;
        }
        int count = first - LONG_FORM;
        if (count < 1 || count > MAX_LENGTH_BYTES || in.remaining() < count || in.get(in.position()) == 0) {
            return -1;
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << Byte.SIZE | in.get() & 0xff;
        }
        return length < LONG_FORM ? -1 : length;
    }
}
