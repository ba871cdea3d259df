package org.videocity.web.api.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.room.RoomMessage;

/** Reads and writes JSON (RFC 8259), strictly and within limits. Thread: safe from any. */
public final class Json {
    /** Deepest nesting of what a client sends and of a message's body. */
    public static final int MAX_DEPTH = 32;
    /** Longest text in characters: the largest body and what stands around it. */
    public static final int MAX_CHARS = RoomMessage.MAX_BODY_BYTES + 8 * 1024;

    /** Longest text with a card file in it: 2 MiB in base64 and what stands around it. */
    public static final int MAX_CARD_CHARS = 2 * 1024 * 1024 / 3 * 4 + 32 * 1024;

    /** Longest text with a playlist in it: as much as a page may hold and what stands around it. */
    public static final int MAX_PLAYLIST_CHARS = Playlist.MAX_PAGE_BYTES + 64 * 1024;

    private static final int MAX_NUMBER_CHARS = 100;
    private static final int MAX_NAME_CHARS = 1_024;

    private static final JsonMapper STRICT = mapper(MAX_CHARS);
    private static final JsonMapper WITH_CARD = mapper(MAX_CARD_CHARS);
    private static final JsonMapper WITH_PLAYLIST = mapper(MAX_PLAYLIST_CHARS);

    private static JsonMapper mapper(int maxChars) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(maxChars)
                                .maxNumberLength(MAX_NUMBER_CHARS)
                                .maxNameLength(MAX_NAME_CHARS)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    private Json() {}

    /** Makes an empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Makes an empty object for a socket: one with its {@code op}. */
    public static ObjectNode op(String op) {
        return object().put("op", op);
    }

    /**
     * Reads an object.
     *
     * @throws BadMessageException when it is no well-formed object within the limits
     */
    public static ObjectNode parseObject(String text) throws BadMessageException {
        return parseObject(text, STRICT, MAX_CHARS);
    }

    /**
     * Reads an object that may hold a card file in base64.
     *
     * @throws BadMessageException when it is no well-formed object within the limits
     */
    public static ObjectNode parseWithCard(String text) throws BadMessageException {
        return parseObject(text, WITH_CARD, MAX_CARD_CHARS);
    }

    /**
     * Reads an object that is a playlist.
     *
     * @throws BadMessageException when it is no well-formed object within the limits
     */
    public static ObjectNode parsePlaylist(String text) throws BadMessageException {
        return parseObject(text, WITH_PLAYLIST, MAX_PLAYLIST_CHARS);
    }

    private static ObjectNode parseObject(String text, JsonMapper mapper, int maxChars) throws BadMessageException {
        if (text.length() > maxChars) {
            throw new BadMessageException("A message has at most " + maxChars + " characters.");
        }
        try {
            JsonNode node = mapper.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new BadMessageException("A message is a JSON object with a member op.");
        } catch (JsonProcessingException e) {
            throw new BadMessageException("That is not JSON this city reads: " + sentence(e));
        } catch (NumberFormatException e) {
            // the parser's number types have limits of their own, told by this exception and no other
            throw new BadMessageException("That is not JSON this city reads: a number in it is too large.");
        }
    }

    /** Returns a parser for what somebody sent, token by token, within the limits of the longest there is. */
    public static JsonParser parser(byte[] sent) throws IOException {
        return WITH_CARD.createParser(sent);
    }

    /** Reads a document of the bundle's own, of any length. */
    public static JsonNode parseOwn(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document of the bundle is malformed", e);
        }
    }

    /** Tells whether text is one well-formed JSON value within the limits, so that it may stand inside another. */
    public static boolean isValue(String text) {
        if (text.length() > MAX_CHARS) {
            return false;
        }
        try (JsonParser parser = STRICT.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes a node as text. */
    public static String text(JsonNode node) {
        try {
            return STRICT.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a node as UTF-8. */
    public static byte[] bytes(JsonNode node) {
        try {
            return STRICT.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parser's own words name classes and settings; the client needs only the place. */
    private static String sentence(JsonProcessingException e) {
        var place = e.getLocation();
        return place == null ? "it is malformed." : "look at character " + (place.getCharOffset() + 1) + ".";
    }
}
