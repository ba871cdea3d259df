package org.videocity.transport.http.internal.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a publisher says in text (docs/protocols/publish-socket.md). */
sealed interface PublishMessage {
    /** Longest text: some tracks with their configurations. */
    int MAX_CHARS = 64 * 1024;

    int MAX_TRACKS = 8;
    int MAX_DEPTH = 8;
    int MAX_NUMBER_CHARS = 20;
    int MAX_TRACK = 255;
    int MAX_SIZE = 16_384;

    JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_CHARS)
                            .maxNumberLength(MAX_NUMBER_CHARS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .build();

    /**
     * Wants in.
     *
     * @param returnKey of the member whose stream it is; empty for nobody's in the room
     */
    record Publish(String returnKey) implements PublishMessage {}

    /** Says which tracks there are from now on, all of them. */
    record Tracks(List<Announced> tracks) implements PublishMessage {}

    /** Ends the stream. */
    record End() implements PublishMessage {}

    /** Something a later version of the protocol has. */
    record Unknown() implements PublishMessage {}

    /**
     * A track as its publisher announces it.
     *
     * @param id its number, which its frames bear
     * @param codec as WebCodecs names it, such as {@code avc1.42E01F}
     * @param configuration what the encoder says to decoders; may be empty
     * @param width in pixels, 0 where it is sound
     * @param height likewise
     * @param sampleRate in Hz, 0 where it is a picture
     * @param channels likewise
     */
    record Announced(
            int id,
            boolean video,
            String codec,
            ByteBuffer configuration,
            int width,
            int height,
            int sampleRate,
            int channels) {}

    /**
     * Reads a message.
     *
     * @throws PublishException when it is none
     */
    static PublishMessage parse(String text) throws PublishException {
        if (text.length() > MAX_CHARS) {
            throw new PublishException("A message has at most " + MAX_CHARS + " characters.");
        }
        JsonNode json;
        try {
            json = STRICT.readTree(text);
        } catch (JsonProcessingException | NumberFormatException malformed) {
            throw new PublishException("That is not JSON this city reads.");
        }
        if (!json.isObject()) {
            throw new PublishException("A message is a JSON object with a member op.");
        }
        return switch (json.path("op").asText()) {
            case "publish" -> new Publish(json.path("returnKey").asText());
            case "tracks" -> tracks(json.path("tracks"));
            case "end" -> new End();
            default -> new Unknown();
        };
    }

    private static Tracks tracks(JsonNode json) throws PublishException {
        if (!(json instanceof ArrayNode list) || list.size() > MAX_TRACKS) {
            throw new PublishException("tracks is a list of at most " + MAX_TRACKS + " tracks.");
        }
        List<Announced> tracks = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode one : list) {
            Announced track = track(one);
            if (!ids.add(track.id())) {
                throw new PublishException("Every track has a number of its own.");
            }
            tracks.add(track);
        }
        return new Tracks(tracks);
    }

    private static Announced track(JsonNode json) throws PublishException {
        String kind = json.path("kind").asText();
        if (!kind.equals("video") && !kind.equals("audio")) {
            throw new PublishException("A track is of kind video or audio.");
        }
        return new Announced(
                number(json, "id", MAX_TRACK),
                kind.equals("video"),
                json.path("codec").asText(),
                bytes(json.path("configuration").asText()),
                number(json, "width", MAX_SIZE),
                number(json, "height", MAX_SIZE),
                number(json, "sampleRate", 384_000),
                number(json, "channels", MAX_TRACK));
    }

    private static int number(JsonNode json, String name, int most) throws PublishException {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToInt() || value.intValue() < 0) {
            throw new PublishException(name + " is a whole number.");
        }
        if (value.intValue() > most) {
            throw new PublishException(name + " is at most " + most + ".");
        }
        return value.intValue();
    }

    private static ByteBuffer bytes(String base64) throws PublishException {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            throw new PublishException("configuration is base64 (RFC 4648 section 4).");
        }
    }
}
