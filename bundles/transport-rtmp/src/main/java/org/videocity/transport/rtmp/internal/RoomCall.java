package org.videocity.transport.rtmp.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.RoomMessage;
import org.videocity.wire.amf.AmfValue;

/**
 * What one client calls on others, and the room message it is. The method {@value #CHAT} is a line of chat, with the
 * speaker's name as second argument; every other method is a message of type {@value #TYPE} with the body
 * {@code {"method":"…","arguments":[…]}}, the arguments as docs/formats/amf-json.md has them.
 *
 * @param method name of the method
 * @param arguments what it is called with, without the sender's id
 */
record RoomCall(String method, List<AmfValue> arguments) {
    /** Type of the messages that are calls. */
    static final String TYPE = "rtmp:call";

    static final String CHAT = "message";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,63}");
    /** What only a server says; a client that hears it from another member would believe it. */
    private static final Set<String> RESERVED = Set.of(
            "added",
            "removed",
            "close",
            "connect",
            "onStatus",
            "onMetaData",
            "onBWDone",
            "onBWCheck",
            "onFCPublish",
            "onFCUnpublish",
            "onFCSubscribe",
            "onFCUnsubscribe");

    /** Reads a call out of a command's arguments, of which the method is one and what follows its arguments. */
    static RoomCall of(List<AmfValue> values, int first) throws RoomCallException {
        String method = values.size() > first ? values.get(first).asText().orElse("") : "";
        if (!mayBeCalled(method)) {
            throw new RoomCallException(
                    "bad-call",
                    "a method is named by 1 to 64 letters, digits, dots or underscores, and not as a server's");
        }
        return new RoomCall(method, values.subList(first + 1, values.size()));
    }

    /** Returns the call a message is, if it is one. */
    static Optional<RoomCall> of(RoomMessage message) {
        if (message.type().equals(ChatMessage.TYPE)) {
            return ChatMessage.of(message)
                    .map(chat ->
                            new RoomCall(CHAT, List.of(AmfValue.of(chat.text()), AmfValue.of(message.senderName()))));
        }
        return message.type().equals(TYPE) ? RoomCallBody.read(message.body()) : Optional.empty();
    }

    static boolean mayBeCalled(String method) {
        return NAME.matcher(method).matches() && !RESERVED.contains(method);
    }

    boolean isChat() {
        return method.equals(CHAT);
    }

    /** Returns the type of the message it is. */
    String type() {
        return isChat() ? ChatMessage.TYPE : TYPE;
    }

    /** Returns the body of the message it is. */
    String body() throws RoomCallException {
        if (!isChat()) {
            return RoomCallBody.write(this);
        }
        Optional<String> text =
                arguments.isEmpty() ? Optional.empty() : arguments.get(0).asText();
        return text.map(line -> new ChatMessage(line).body())
                .orElseThrow(() -> new RoomCallException("bad-call", "a message has a text"));
    }

    /** Returns the name a line of chat is said under, where the client gave one. */
    Optional<String> senderName() {
        boolean named = isChat() && arguments.size() > 1;
        return named ? arguments.get(1).asText().filter(name -> !name.isBlank()) : Optional.empty();
    }
}
