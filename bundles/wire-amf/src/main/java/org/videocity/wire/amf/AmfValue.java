package org.videocity.wire.amf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One AMF0 value (AMF0 section 2). Immutable: maps and lists given to a constructor are copied, keep their order and
 * cannot be changed through the accessor.
 *
 * <p>A reference (section 2.9) does not appear as a value of its own: the decoder puts the value it points at in its
 * place. AMF3 values (section 3.1), movie clips and record sets (sections 2.6 and 2.16, reserved) are refused.
 */
public sealed interface AmfValue extends AmfAccess {
    /** The one null (section 2.7). */
    AmfValue NULL = new Null();
    /** The one undefined (section 2.8). */
    AmfValue UNDEFINED = new Undefined();

    /** An IEEE 754 double (section 2.2). */
    record Number(double value) implements AmfValue {}

    /** A boolean (section 2.3); any byte but 0 is true. */
    record Bool(boolean value) implements AmfValue {}

    /** A string of at most 65535 UTF-8 bytes (section 2.4); a longer one is written as {@link LongText}. */
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

    /** A value the sender had no AMF0 form for (section 2.15). */
    record Unsupported() implements AmfValue {}

    /** An XML document as text (section 2.17); never parsed here. */
    record XmlDocument(String value) implements AmfValue {}

    /** An object of a registered class (section 2.18). */
    record TypedObj(String className, Map<String, AmfValue> members) implements AmfValue {
        public TypedObj {
            members = ordered(members);
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

    /** Starts an {@link Obj} or {@link EcmaArray}; members keep the order in which they are put. */
    static AmfMembers members() {
        return new AmfMembers();
    }

    private static Map<String, AmfValue> ordered(Map<String, AmfValue> members) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}
