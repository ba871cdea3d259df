package org.videocity.api.room;

/** Whom a message is for. */
public sealed interface Recipient {
    /** All members and features. */
    Recipient EVERYONE = new Everyone();

    /** All members and features. */
    record Everyone() implements Recipient {}

    /** One member. */
    record ToMember(String memberId) implements Recipient {}

    /** One feature or service of the room, by name. */
    record ToService(String name) implements Recipient {}
}
