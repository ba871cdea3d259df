package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One AMF0 or AMF3 value. Section numbers below are AMF0's unless they say otherwise. Immutable: maps and lists given to
 * a constructor are copied, keep their order and cannot be changed through the accessor. Equality is by content, and
 * members compare without regard to their order.
 *
 * <p>Both formats share these values, so that a message does not care in which it came: an AMF3 integer is a
 * {@link Number}, an AMF3 string a {@link Text} of any length, an AMF3 array a {@link StrictArray}, or an
 * {@link EcmaArray} as soon as it has a name that is no index, an AMF3 object an {@link Obj} or {@link TypedObj} whether
 * its members were sealed or dynamic. {@link Xml}, {@link ByteArray}, {@link Vector} and {@link Dictionary} exist in AMF3
 * alone; in AMF0 they are written behind the marker that switches to AMF3 (section 3.1).
 *
 * <p>A reference (section 2.9, AMF3 section 2.2) does not appear as a value of its own: the decoder puts the value it
 * points at in its place. Values are trees: what refers to itself is refused, as are movie clips and record sets
 * (sections 2.6 and 2.16, reserved) and externalizable objects (AMF3 section 3.12).
 */
public sealed interface AmfValue extends AmfAccess {
    /** The one null (section 2.7). */
    AmfValue NULL = new Null();
    /** The one undefined (section 2.8). */
    AmfValue UNDEFINED = new Undefined();

    /** An IEEE 754 double (section 2.2); AMF3 writes it as integer where it is a whole number of 29 bits (AMF3 3.6, 3.7). */
    record Number(double value) implements AmfValue {}

    /** A boolean (section 2.3); any byte but 0 is true. */
    record Bool(boolean value) implements AmfValue {}

    /** A string (section 2.4, AMF3 3.8); AMF0 writes one of more than 65535 UTF-8 bytes as {@link LongText}. */
    record Text(String value) implements AmfValue {}

    /** An anonymous object (section 2.5); members in wire order, the last of two equal names wins. */
    record Obj(Map<String, AmfValue> members) implements AmfValue {
        public Obj {
            members = ordered(members);
        }
    }

    /** Null (section 2.7). */
    record Null() implements AmfValue {}

    /** Undefined (section 2.8). */
    record Undefined() implements AmfValue {}

    /** An associative array (section 2.10), the usual form of onMetaData. Its declared count is a hint and not kept. */
    record EcmaArray(Map<String, AmfValue> members) implements AmfValue {
        public EcmaArray {
            members = ordered(members);
        }
    }

    /** An array with ordinal indices (section 2.12). */
    record StrictArray(List<AmfValue> elements) implements AmfValue {
        public StrictArray {
            elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    /**
     * A moment (section 2.13).
     *
     * @param epochMillis milliseconds since 1970-01-01 UTC
     * @param zoneMinutes the reserved time-zone field; the specification wants 0
     */
    record Date(double epochMillis, short zoneMinutes) implements AmfValue {}

    /** A string whose length needs 32 bits (section 2.14). */
    record LongText(String value) implements AmfValue {}

    /** A value the sender had no AMF0 form for (section 2.15); undefined in AMF3. */
    record Unsupported() implements AmfValue {}

    /** An XML document as text (section 2.17); never parsed here. */
    record XmlDocument(String value) implements AmfValue {}

    /** An object of a registered class (section 2.18). */
    record TypedObj(String className, Map<String, AmfValue> members) implements AmfValue {
        public TypedObj {
            members = ordered(members);
        }
    }

    /** An XML value of ActionScript 3 as text (AMF3 3.13); never parsed here. */
    record Xml(String value) implements AmfValue {}

    /**
     * Bytes (AMF3 3.14).
     *
     * @param bytes what the value is made from is copied; the accessor returns a new read-only view each time
     */
    record ByteArray(ByteBuffer bytes) implements AmfValue {
        public ByteArray {
            bytes = ByteBuffer.allocate(bytes.remaining())
                    .put(bytes.duplicate())
                    .flip();
        }

        @Override
        public ByteBuffer bytes() {
            return bytes.asReadOnlyBuffer();
        }
    }

    /**
     * A vector (AMF3 3.15).
     *
     * @param fixed whether its length may not change
     * @param className the class of the elements of an OBJECT vector, empty for any; empty for the other kinds
     * @param elements {@link Number}s in an INT, UINT or DOUBLE vector
     */
    record Vector(Kind kind, boolean fixed, String className, List<AmfValue> elements) implements AmfValue {
        /** What a vector holds. */
        public enum Kind {
            /** Whole numbers of 32 bits with sign. */
            INT,
            /** Whole numbers of 32 bits without sign. */
            UINT,
            /** IEEE 754 doubles. */
            DOUBLE,
            /** Values of any one class. */
            OBJECT
        }

        public Vector {
            elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    /**
     * A dictionary (AMF3 3.16), whose keys may be any values.
     *
     * @param weakKeys whether its owner may forget keys nobody else holds
     * @param entries in wire order
     */
    record Dictionary(boolean weakKeys, List<Entry> entries) implements AmfValue {
        /** A key and what it stands for. */
        public record Entry(AmfValue key, AmfValue value) {}

        public Dictionary {
            entries = List.copyOf(entries);
        }
    }

    static AmfValue of(double value) {
        return new Number(value);
    }

    static AmfValue of(boolean value) {
        return new Bool(value);
    }

    static AmfValue of(String value) {
        return new Text(value);
    }

    /** A copy of the bytes. */
    static AmfValue of(byte[] value) {
        return new ByteArray(ByteBuffer.wrap(value));
    }

    /** Starts an {@link Obj} or {@link EcmaArray}; members keep the order in which they are put. */
    static AmfMembers members() {
        return new AmfMembers();
    }

    private static Map<String, AmfValue> ordered(Map<String, AmfValue> members) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}
