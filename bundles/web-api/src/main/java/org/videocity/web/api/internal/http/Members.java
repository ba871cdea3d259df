package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.Json;

/** The members of a JSON object somebody sent, read strictly. */
final class Members {
    private final ObjectNode object;

    private Members(ObjectNode object) {
        this.object = object;
    }

    /**
     * Reads a body.
     *
     * @throws BadMessageException when it is no JSON object in UTF-8
     */
    static Members of(ApiRequest request) throws BadMessageException {
        if (!request.contentType().equals("application/json")) {
            throw new BadMessageException("The body is JSON, with Content-Type: application/json.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.body()))
                    .toString();
            return new Members(Json.parseObject(text));
        } catch (CharacterCodingException e) {
            throw new BadMessageException("The body is not UTF-8.");
        }
    }

    /** Reads a text; empty when there is none. */
    String text(String name) throws BadMessageException {
        return optional(name).orElse("");
    }

    Optional<String> optional(String name) throws BadMessageException {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw new BadMessageException("The member " + name + " is a text.");
        }
        return Optional.of(node.textValue());
    }

    boolean truth(String name, boolean otherwise) throws BadMessageException {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw new BadMessageException("The member " + name + " is true or false.");
        }
        return node.booleanValue();
    }

    List<String> texts(String name) throws BadMessageException {
        JsonNode node = object.path(name);
        List<String> texts = new ArrayList<>();
        if (node.isMissingNode() || node.isNull()) {
            return texts;
        }
        if (!node.isArray() || node.size() > 100) {
            throw new BadMessageException("The member " + name + " is a list of texts.");
        }
        for (JsonNode one : node) {
            if (!one.isTextual()) {
                throw new BadMessageException("The member " + name + " is a list of texts.");
            }
            texts.add(one.textValue());
        }
        return texts;
    }
}
