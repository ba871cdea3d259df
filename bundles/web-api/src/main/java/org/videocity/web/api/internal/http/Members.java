package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
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
        return of(request, Json::parseObject);
    }

    /**
     * Reads a body that may hold a card file.
     *
     * @throws BadMessageException when it is no JSON object in UTF-8
     */
    static Members withCard(ApiRequest request) throws BadMessageException {
        return of(request, Json::parseWithCard);
    }

    /**
     * Reads a body that is a playlist.
     *
     * @throws BadMessageException when it is no JSON object in UTF-8
     */
    static Members playlist(ApiRequest request) throws BadMessageException {
        return of(request, Json::parsePlaylist);
    }

    /**
     * Reads an object that was inside another message.
     *
     * @throws BadMessageException when it is no JSON object
     */
    static Members ofText(String text) throws BadMessageException {
        return new Members(Json.parseObject(text));
    }

    private interface Reader {
        ObjectNode read(String text) throws BadMessageException;
    }

    private static Members of(ApiRequest request, Reader reader) throws BadMessageException {
        if (!request.contentType().equals("application/json")) {
            throw new BadMessageException("The body is JSON, with Content-Type: application/json.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.body()))
                    .toString();
            return new Members(reader.read(text));
        } catch (CharacterCodingException e) {
            throw new BadMessageException("The body is not UTF-8.");
        }
    }

    /** Reads a list of objects; none where there is no such member. */
    List<Members> objects(String name, int most) throws BadMessageException {
        JsonNode node = object.path(name);
        List<Members> objects = new ArrayList<>();
        if (node.isMissingNode() || node.isNull()) {
            return objects;
        }
        if (!node.isArray() || node.size() > most) {
            throw new BadMessageException("The member " + name + " is a list of at most " + most + " objects.");
        }
        for (JsonNode one : node) {
            if (!(one instanceof ObjectNode inner)) {
                throw new BadMessageException("The member " + name + " is a list of objects.");
            }
            objects.add(new Members(inner));
        }
        return objects;
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

    /** Tells whether something is said about a member, even that it is nothing. */
    boolean has(String name) {
        return object.has(name);
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

    /** Reads a whole number that is not negative; absent when there is none. */
    Optional<Integer> number(String name) throws BadMessageException {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw new BadMessageException("The member " + name + " is a whole number.");
        }
        return Optional.of(node.intValue());
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

    /**
     * Reads bytes in base64 (RFC 4648 section 4); none where there is no such member.
     *
     * @param most how many there may be
     */
    ByteBuffer bytes(String name, int most) throws BadMessageException {
        return decoded(name, text(name), most);
    }

    /** Reads a list of bytes in base64. */
    List<ByteBuffer> byteLists(String name, int mostBytes) throws BadMessageException {
        List<ByteBuffer> all = new ArrayList<>();
        for (String text : texts(name)) {
            all.add(decoded(name, text, mostBytes));
        }
        return all;
    }

    private static ByteBuffer decoded(String name, String text, int most) throws BadMessageException {
        if (text.length() / 4 * 3L > most + 2L) {
            throw new BadMessageException("The member " + name + " has at most " + most + " bytes.");
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            if (bytes.remaining() > most) {
                throw new BadMessageException("The member " + name + " has at most " + most + " bytes.");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new BadMessageException("The member " + name + " is in base64.");
        }
    }
}
