package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Questions any {@link AmfValue} answers about itself. Apart from it because a class that is initialized initializes the
 * interfaces with default methods above it: {@link AmfValue} has constants of its own subtypes, and two threads that came
 * in from both ends would wait for each other.
 */
sealed interface AmfAccess permits AmfValue {
    /** Text of a string, long string, XML document or XML value; empty for everything else. */
    default Optional<String> asText() {
        if (this instanceof AmfValue.Text text) {
            return Optional.of(text.value());
        }
        if (this instanceof AmfValue.LongText text) {
            return Optional.of(text.value());
        }
        if (this instanceof AmfValue.Xml xml) {
            return Optional.of(xml.value());
        }
        return this instanceof AmfValue.XmlDocument xml ? Optional.of(xml.value()) : Optional.empty();
    }

    /** The number; empty for everything that is none. */
    default OptionalDouble asNumber() {
        return this instanceof AmfValue.Number number ? OptionalDouble.of(number.value()) : OptionalDouble.empty();
    }

    /** The boolean, also of a number (0 is false); empty for everything else. */
    default Optional<Boolean> asBool() {
        if (this instanceof AmfValue.Bool bool) {
            return Optional.of(bool.value());
        }
        return this instanceof AmfValue.Number number ? Optional.of(number.value() != 0) : Optional.empty();
    }

    /** Members of an object, typed object or ECMA array; empty for everything else. Unmodifiable, in wire order. */
    default Map<String, AmfValue> asMembers() {
        if (this instanceof AmfValue.Obj object) {
            return object.members();
        }
        if (this instanceof AmfValue.EcmaArray array) {
            return array.members();
        }
        return this instanceof AmfValue.TypedObj object ? object.members() : Map.of();
    }

    /** Elements of a strict array or vector; empty for everything else. Unmodifiable, in wire order. */
    default List<AmfValue> asElements() {
        if (this instanceof AmfValue.StrictArray array) {
            return array.elements();
        }
        return this instanceof AmfValue.Vector vector ? vector.elements() : List.of();
    }

    /** Bytes of a byte array, a new read-only view each time; empty for everything else. */
    default Optional<ByteBuffer> asBytes() {
        return this instanceof AmfValue.ByteArray array ? Optional.of(array.bytes()) : Optional.empty();
    }

    /** True for null and undefined. */
    default boolean isNothing() {
        return this instanceof AmfValue.Null || this instanceof AmfValue.Undefined;
    }
}
