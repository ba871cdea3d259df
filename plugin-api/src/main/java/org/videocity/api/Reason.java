package org.videocity.api;

import java.util.Objects;

/**
 * Says why something ended or was refused: a stable name for programs and a sentence for people.
 *
 * <p>Names are open: a plug-in adds its own by constructing a reason. Two reasons are equal when name and text are;
 * programs compare with {@link #is(Reason)}, which looks at the name alone.
 *
 * @param name a short stable identifier, for example {@code name-taken}; used in counters and on wires
 * @param text a sentence for a person: what was wrong and what to do
 */
public record Reason(String name, String text) {
    public static final Reason LEFT = new Reason("left", "Left.");
    public static final Reason NO_SUCH_ROOM = new Reason("no-such-room", "There is no such room here.");
    /** The home has another address now; the sentence says which. */
    public static final Reason MOVED = new Reason("moved", "This home has another address now.");
    /** The session this came through has ended. */
    public static final Reason SIGNED_OUT = new Reason("signed-out", "You are signed out; sign in again.");

    public static final Reason NO_SUCH_STREAM = new Reason("no-such-stream", "Nobody publishes a stream of that name.");
    public static final Reason NOT_ALLOWED = new Reason("not-allowed", "You have no right to do that here.");
    public static final Reason GUESTS_MAY_NOT_PUBLISH =
            new Reason("guests-may-not-publish", "Guests may not publish here from where you are; use a stream key.");
    public static final Reason KEY_REQUIRED =
            new Reason("key-required", "This room is private: bring a stream key (…/stream?key=…).");
    public static final Reason BAD_KEY = new Reason("bad-key", "That key is wrong, expired or was revoked.");
    public static final Reason NAME_TAKEN =
            new Reason("name-taken", "Somebody else publishes under that name; choose another.");
    public static final Reason BAD_NAME = new Reason(
            "bad-name", "That is no name for a stream: 1 to 128 letters, digits, dots, dashes or underscores.");
    public static final Reason TAKEN_OVER =
            new Reason("taken-over", "The same publisher connected again and continues there.");
    public static final Reason UNPUBLISHED = new Reason("unpublished", "The publisher stopped.");
    public static final Reason PUBLISHER_LOST =
            new Reason("publisher-lost", "The publisher's connection was lost and did not come back.");
    public static final Reason KICKED = new Reason("kicked", "The operator ended this connection.");
    public static final Reason ROOM_CLOSED = new Reason("room-closed", "The room was closed.");
    public static final Reason ROOM_FULL = new Reason("room-full", "The room is full; try again later.");
    /** A door that does not open to this person; whether there is a room behind it is not said. */
    public static final Reason DOOR_CLOSED = new Reason(
            "door-closed", "This door is closed. Show a card that opens it, knock, or write to whoever lives here.");

    public static final Reason LOCKED = new Reason("locked", "The door is locked for now. Knock, or come back later.");
    public static final Reason BANNED = new Reason("banned", "You may not enter this room.");
    public static final Reason MUTED = new Reason("muted", "You are muted here: a moderator asked for silence.");
    public static final Reason REMOVED = new Reason("removed", "A moderator took you out of the room.");
    public static final Reason DECLINED = new Reason("declined", "You were not let in this time.");
    public static final Reason CONNECTION_LOST =
            new Reason("connection-lost", "The connection was lost and did not come back.");
    public static final Reason REVOKED = new Reason("revoked", "The right to do this was taken back.");
    /** The platform part that held this is being replaced; whoever holds the connection comes back by itself. */
    public static final Reason RESTARTING = new Reason("restarting", "This part of the city is being updated.");
    /** The transport that carried this is being replaced or taken away. */
    public static final Reason TRANSPORT_STOPPED =
            new Reason("transport-stopped", "The transport that carried this was stopped.");

    public static final Reason TOO_LARGE = new Reason("too-large", "That is larger than this city accepts.");
    /** Too often, or too much at once: waiting helps. */
    public static final Reason LIMIT_REACHED =
            new Reason("limit-reached", "A limit of this city is reached; try later.");
    /** As many are kept as the city allows: waiting does not help, taking one away does. */
    public static final Reason TOO_MANY =
            new Reason("too-many", "There are as many of these as this city allows; take one away first.");

    public static final Reason UNAVAILABLE =
            new Reason("unavailable", "That part of the city is not running at the moment; try again.");
    public static final Reason NO_CONVERTER =
            new Reason("no-converter", "No installed converter makes this codec playable here.");
    public static final Reason PROTECTED =
            new Reason("protected", "The stream is end-to-end protected; the city cannot convert it.");
    public static final Reason FAILED =
            new Reason("failed", "Something went wrong here; the operator's log says what.");

    public Reason {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }

    /** Tells whether this has the other's name, whatever the texts say. */
    public boolean is(Reason other) {
        return name.equals(other.name);
    }

    /** Returns this reason with a sentence that fits the case better. */
    public Reason saying(String betterText) {
        return new Reason(name, betterText);
    }
}
