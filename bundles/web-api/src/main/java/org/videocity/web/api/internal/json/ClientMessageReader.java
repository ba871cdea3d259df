package org.videocity.web.api.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.videocity.api.room.Knock;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomAct;

/** Reads what a room socket's client says. Stateless; thread: safe from any. */
public final class ClientMessageReader {
    private static final int MAX_OP_CHARS = 32;
    private static final int MAX_ID_CHARS = 64;
    private static final int MAX_WORD_CHARS = 256;

    /**
     * Reads one message.
     *
     * @throws BadMessageException when it is not JSON, too large, or a member is missing or of the wrong kind
     */
    public ClientMessage read(String text) throws BadMessageException {
        ObjectNode message = Json.parseObject(text);
        String op = word(message, "op", MAX_OP_CHARS);
        return switch (op) {
            case "hello" -> hello(message);
            case "send" -> send(message);
            case "rename" -> new ClientMessage.Rename(id(message), word(message, "name", MAX_WORD_CHARS));
            case "knock" -> knock(message);
            case "answer" ->
                new ClientMessage.Answer(id(message), word(message, "knock", MAX_ID_CHARS), truth(message, "admit"));
            case "act" -> act(message);
            case "typing" -> new ClientMessage.Typing();
            case "ping" -> new ClientMessage.Ping();
            default -> new ClientMessage.Unknown(id(message), op);
        };
    }

    /** Returns the id of a message that could not be read otherwise, so that its sender knows which one. */
    public JsonNode idOf(String text) {
        try {
            return id(Json.parseObject(text));
        } catch (BadMessageException e) {
            return MissingNode.getInstance();
        }
    }

    private static ClientMessage hello(ObjectNode message) throws BadMessageException {
        JsonNode sequence = message.path("sequence");
        boolean wellFormed = isAbsent(sequence) || (sequence.canConvertToLong() && sequence.isIntegralNumber());
        if (!wellFormed || sequence.longValue() < 0) {
            throw new BadMessageException("sequence is the number of the last message seen.");
        }
        return new ClientMessage.Hello(
                optionalWord(message, "name"),
                optionalWord(message, "session"),
                sequence.longValue(),
                truth(message, "knock"),
                optionalWord(message, "returning"));
    }

    private static ClientMessage knock(ObjectNode message) throws BadMessageException {
        return new ClientMessage.Knock(
                id(message),
                optionalWord(message, "name"),
                optionalWord(message, "photo", Knock.MAX_PHOTO_CHARS),
                optionalWord(message, "text", Knock.MAX_TEXT_CHARS));
    }

    private static ClientMessage act(ObjectNode message) throws BadMessageException {
        String word = word(message, "act", MAX_OP_CHARS);
        RoomAct.Kind kind =
                RoomAct.Kind.of(word).orElseThrow(() -> new BadMessageException("That act is unknown here."));
        String target = switch (kind) {
            case LOCK, UNLOCK -> "";
            case UNBAN -> word(message, "ban", MAX_WORD_CHARS);
            case END_STREAM -> word(message, "stream", MAX_WORD_CHARS);
            default -> word(message, "member", MAX_WORD_CHARS);
        };
        return new ClientMessage.Act(id(message), new RoomAct(kind, target, truth(message, "lasting")));
    }

    private static boolean truth(ObjectNode message, String name) throws BadMessageException {
        JsonNode truth = message.path(name);
        if (!isAbsent(truth) && !truth.isBoolean()) {
            throw new BadMessageException(name + " is true or false.");
        }
        return truth.booleanValue();
    }

    private static ClientMessage send(ObjectNode message) throws BadMessageException {
        JsonNode body = message.path("body");
        if (body.isMissingNode()) {
            throw new BadMessageException("send needs a body: any JSON value.");
        }
        return new ClientMessage.Send(
                id(message), recipient(message.path("to")), word(message, "type", MAX_WORD_CHARS), Json.text(body));
    }

    private static Recipient recipient(JsonNode to) throws BadMessageException {
        if (isAbsent(to) || (to.isTextual() && to.textValue().equals("everyone"))) {
            return Recipient.EVERYONE;
        }
        if (to instanceof ObjectNode object && object.size() == 1) {
            if (object.has("member")) {
                return new Recipient.ToMember(word(object, "member", MAX_WORD_CHARS));
            }
            if (object.has("service")) {
                return new Recipient.ToService(word(object, "service", MAX_WORD_CHARS));
            }
        }
        throw new BadMessageException("to is \"everyone\", {\"member\":\"…\"} or {\"service\":\"…\"}.");
    }

    private static JsonNode id(ObjectNode message) throws BadMessageException {
        JsonNode id = message.path("id");
        boolean wellFormed = isAbsent(id)
                || id.isIntegralNumber()
                || (id.isTextual() && id.textValue().length() <= MAX_ID_CHARS);
        if (!wellFormed) {
            throw new BadMessageException("id is a whole number or at most " + MAX_ID_CHARS + " characters.");
        }
        return id.isNull() ? MissingNode.getInstance() : id;
    }

    private static String optionalWord(ObjectNode message, String name) throws BadMessageException {
        return optionalWord(message, name, MAX_WORD_CHARS);
    }

    private static String optionalWord(ObjectNode message, String name, int maxChars) throws BadMessageException {
        return isAbsent(message.path(name)) ? "" : word(message, name, maxChars);
    }

    private static String word(ObjectNode message, String name, int maxChars) throws BadMessageException {
        JsonNode word = message.path(name);
        if (!word.isTextual() || word.textValue().length() > maxChars) {
            throw new BadMessageException(name + " is a string of at most " + maxChars + " characters.");
        }
        return word.textValue();
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
