package org.videocity.core.identity.internal.webauthn;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of CBOR (RFC 8949) that authenticators write (CTAP2 canonical form): integers, byte and text strings, arrays,
 * maps, truths, all of definite length. Declared lengths are compared with what is left before anything is allocated.
 *
 * <pre>
 *  7 6 5 | 4 3 2 1 0
 *  major | 0..23: the value; 24, 25, 26, 27: it follows in 1, 2, 4, 8 bytes
 * </pre>
 */
final class CborReader {
    private static final int MAX_DEPTH = 4;
    private static final int MAX_ITEMS = 64;

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int SIMPLE = 7;
    private static final int FALSE = 20;
    private static final int TRUE = 21;

    private final ByteBuffer in;

    private CborReader(ByteBuffer in) {
        this.in = in;
    }

    /**
     * Reads one map; the buffer's position is behind it then. Keys are {@link Long} or {@link String}, values these,
     * {@code byte[]}, {@link Boolean}, {@link List} or {@link Map}.
     */
    static Map<Object, Object> map(ByteBuffer in) throws WebAuthnException {
        Object value = new CborReader(in).value(0);
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> read = new LinkedHashMap<>();
            map.forEach(read::put);
            return read;
        }
        throw new WebAuthnException("The authenticator's answer is no map.");
    }

    private Object value(int depth) throws WebAuthnException {
        if (depth > MAX_DEPTH) {
            throw new WebAuthnException("The authenticator's answer is nested too deep.");
        }
        int first = octet();
        int major = first >> 5;
        int low = first & 31;
        if (major == SIMPLE) {
            if (low == FALSE || low == TRUE) {
                return low == TRUE;
            }
            throw new WebAuthnException("The authenticator's answer holds a value of an unknown kind.");
        }
        long number = argument(low);
        return switch (major) {
            case UNSIGNED -> number;
            case NEGATIVE -> -1 - number;
            case BYTES -> bytes(number);
            case TEXT -> text(number);
            case ARRAY -> array(number, depth);
            case MAP -> entries(number, depth);
            default -> throw new WebAuthnException("The authenticator's answer holds a value of an unknown kind.");
        };
    }

    private int octet() throws WebAuthnException {
        if (!in.hasRemaining()) {
            throw new WebAuthnException("The authenticator's answer was cut off.");
        }
        return in.get() & 0xff;
    }

    private long argument(int low) throws WebAuthnException {
        if (low < 24) {
            return low;
        }
        if (low > 27) {
            throw new WebAuthnException("The authenticator's answer has no definite length.");
        }
        long number = 0;
        for (int i = 0; i < 1 << low - 24; i++) {
            number = number << 8 | octet();
        }
        if (number < 0) {
            throw new WebAuthnException("The authenticator's answer holds a number that is too large.");
        }
        return number;
    }

    private byte[] bytes(long length) throws WebAuthnException {
        if (length > in.remaining()) {
            throw new WebAuthnException("The authenticator's answer was cut off.");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private String text(long length) throws WebAuthnException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(length)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WebAuthnException("The authenticator's answer holds a text that is no UTF-8.");
        }
    }

    private List<Object> array(long count, int depth) throws WebAuthnException {
        check(count);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(value(depth + 1));
        }
        return items;
    }

    private Map<Object, Object> entries(long count, int depth) throws WebAuthnException {
        check(count);
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Object key = value(depth + 1);
            boolean good = key instanceof Long || key instanceof String;
            if (!good || entries.putIfAbsent(key, value(depth + 1)) != null) {
                throw new WebAuthnException("The authenticator's answer has a name twice, or one that is none.");
            }
        }
        return entries;
    }

    private static void check(long count) throws WebAuthnException {
        if (count > MAX_ITEMS) {
            throw new WebAuthnException("The authenticator's answer has too many parts.");
        }
    }
}
