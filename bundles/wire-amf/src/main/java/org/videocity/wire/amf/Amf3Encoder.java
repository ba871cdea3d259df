package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes AMF3 values (AMF3 section 3). Stateless and thread safe. Strings and traits that occur again within one call are
 * written as references; other values that occur twice are written twice. Anonymous objects become dynamic ones, objects
 * of a class sealed ones, and a whole number of 29 bits becomes an integer.
 *
 * <p>RTMP messages are AMF0 that switches to AMF3: {@link AmfEncoder#encodeSwitching} writes those.
 *
 * <p>Throws {@link AmfException} for a value that has no AMF3 form: an associative array with an empty name, a vector of
 * numbers with something else, more than {@value AmfEncoder#MAX_DEPTH} levels.
 */
public final class Amf3Encoder {
    private Amf3Encoder() {}

    /** The values one after the other in a new heap buffer; they share their reference tables. */
    public static ByteBuffer encode(List<AmfValue> values) {
        Amf3Writer writer = new Amf3Writer(true);
        for (AmfValue value : values) {
            writer.value(value, 1);
        }
        return writer.bytes();
    }

    /** Same as {@link #encode(List)}. */
    public static ByteBuffer encode(AmfValue... values) {
        return encode(List.of(values));
    }
}
