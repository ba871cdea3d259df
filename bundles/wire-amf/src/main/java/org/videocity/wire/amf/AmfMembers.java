package org.videocity.wire.amf;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects named values in order and makes an object or ECMA array of them. Not thread safe; reusable. */
public final class AmfMembers {
    private final Map<String, AmfValue> members = new LinkedHashMap<>();

    AmfMembers() {}

    public AmfMembers put(String name, AmfValue value) {
        members.put(name, value);
        return this;
    }

    public AmfMembers put(String name, String value) {
        return put(name, AmfValue.of(value));
    }

    public AmfMembers put(String name, double value) {
        return put(name, AmfValue.of(value));
    }

    public AmfMembers put(String name, boolean value) {
        return put(name, AmfValue.of(value));
    }

    public AmfMembers putAll(Map<String, AmfValue> values) {
        members.putAll(values);
        return this;
    }

    /** What was put so far as an anonymous object. */
    public AmfValue.Obj object() {
        return new AmfValue.Obj(members);
    }

    /** What was put so far as an ECMA array. */
    public AmfValue.EcmaArray ecmaArray() {
        return new AmfValue.EcmaArray(members);
    }
}
