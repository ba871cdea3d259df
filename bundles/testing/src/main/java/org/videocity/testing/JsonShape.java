package org.videocity.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * Holds JSON against a schema of an OpenAPI 3.1 document: the keywords the document uses, and an error for any it does
 * not know.
 */
public final class JsonShape {
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "type",
            "description",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "examples",
            "format",
            "minimum",
            "maxLength",
            "oneOf");

    private final JsonNode document;

    /** Takes the document that references lead into. */
    public JsonShape(JsonNode document) {
        this.document = document;
    }

    /**
     * Holds a value against a schema.
     *
     * @param where stands in the error
     * @throws AssertionError when it does not fit
     */
    public void check(JsonNode schema, JsonNode value, String where) {
        schema.fieldNames().forEachRemaining(keyword -> require(KNOWN.contains(keyword), where, keyword + " unknown"));
        if (schema.has("$ref")) {
            JsonNode target = document.at(schema.path("$ref").asText().substring(1));
            require(!target.isMissingNode(), where, schema + " leads nowhere");
            check(target, value, where);
            return;
        }
        if (schema.has("oneOf")) {
            oneOf(schema.path("oneOf"), value, where);
            return;
        }
        if (!schema.has("type") && schema.size() == (schema.has("description") ? 1 : 0)) {
            return; // anything is good
        }
        JsonNode type = schema.path("type");
        if (type.isArray() && type.size() == 2 && type.path(1).asText().equals("null")) {
            if (!value.isNull()) {
                check(((ObjectNode) schema.deepCopy()).set("type", type.path(0)), value, where);
            }
            return;
        }
        switch (type.asText()) {
            case "object" -> object(schema, value, where);
            case "array" -> array(schema, value, where);
            case "string" -> string(schema, value, where);
            case "integer" ->
                require(
                        value.isIntegralNumber()
                                && value.asLong() >= schema.path("minimum").asLong(Long.MIN_VALUE),
                        where,
                        value + " is no such number");
            case "boolean" -> require(value.isBoolean(), where, value + " is no boolean");
            default -> require(false, where, schema + " has no known type");
        }
    }

    private void oneOf(JsonNode schemas, JsonNode value, String where) {
        int fitting = 0;
        for (JsonNode schema : schemas) {
            try {
                check(schema, value, where);
                fitting++;
            } catch (AssertionError misfit) {
                // perhaps another one
            }
        }
        require(fitting == 1, where, value + " fits " + fitting + " of " + schemas);
    }

    private void object(JsonNode schema, JsonNode value, String where) {
        require(value.isObject(), where, value + " is no object");
        schema.path("required")
                .forEach(name -> require(value.has(name.asText()), where, name.asText() + " is missing"));
        JsonNode properties = schema.path("properties");
        JsonNode more = schema.path("additionalProperties");
        value.properties().forEach(member -> {
            String at = where + "/" + member.getKey();
            if (properties.has(member.getKey())) {
                check(properties.path(member.getKey()), member.getValue(), at);
            } else if (more.isObject()) {
                check(more, member.getValue(), at);
            } else {
                require(!more.isBoolean() || more.asBoolean(), at, "is not described");
            }
        });
    }

    private void array(JsonNode schema, JsonNode value, String where) {
        require(value.isArray(), where, value + " is no array");
        for (int i = 0; i < value.size(); i++) {
            check(schema.path("items"), value.path(i), where + "/" + i);
        }
    }

    private static void string(JsonNode schema, JsonNode value, String where) {
        require(value.isTextual(), where, value + " is no string");
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        require(value.asText().codePointCount(0, value.asText().length()) <= most, where, value + " is too long");
        if (schema.has("enum")) {
            boolean[] found = new boolean[1];
            schema.path("enum").forEach(one -> found[0] |= one.equals(value));
            require(found[0], where, value + " is none of " + schema.path("enum"));
        }
        switch (schema.path("format").asText("")) {
            case "" -> {}
            case "date-time" -> Instant.parse(value.asText());
            case "uri" -> require(URI.create(value.asText()).isAbsolute(), where, value + " is no URI");
            case "uri-reference" -> URI.create(value.asText());
            default -> require(false, where, schema + " has an unknown format");
        }
    }

    private static void require(boolean holds, String where, String what) {
        if (!holds) {
            throw new AssertionError(where + ": " + what);
        }
    }
}
