package org.videocity.web.api.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomAct;

/**
 * What a room socket's client says (docs/protocols/room-socket.md). An {@code id} is a number or a short string the client chose, a
 * missing node where it gave none; it comes back in the result.
 */
public sealed interface ClientMessage {
    /**
     * The first message.
     *
     * @param name what the others shall see, empty to let the room choose
     * @param session of the last message seen, empty for none
     * @param sequence of the last message seen
     * @param knock the client can wait at a closed door
     * @param returning key of the place it had before, empty for none
     */
    record Hello(String name, String session, long sequence, boolean knock, String returning)
            implements ClientMessage {}

    /**
     * Something to say.
     *
     * @param body JSON text
     */
    record Send(JsonNode id, Recipient to, String type, String body) implements ClientMessage {}

    /** A new name. */
    record Rename(JsonNode id, String name) implements ClientMessage {}

    /**
     * May I come in?
     *
     * @param photo a {@code data:} URL, not looked at yet; or empty
     */
    record Knock(JsonNode id, String name, String photo, String text) implements ClientMessage {}

    /** Somebody who knocks may come in, or not. */
    record Answer(JsonNode id, String knock, boolean admit) implements ClientMessage {}

    /** Something that keeps order. */
    record Act(JsonNode id, RoomAct act) implements ClientMessage {}

    /** Somebody is writing. */
    record Typing() implements ClientMessage {}

    /** Are you there? */
    record Ping() implements ClientMessage {}

    /** Something this city does not know. */
    record Unknown(JsonNode id, String op) implements ClientMessage {}
}
