package org.videocity.core.rooms.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator sets for all rooms. */
@ObjectClassDefinition(
        name = "VideoCity rooms",
        description = "Applies at once to what happens from now on; nobody is taken out of a room by it.")
public @interface RoomsConfiguration {
    @AttributeDefinition(
            name = "Guests may publish",
            description = "LOOPBACK (from this machine only), EVERYWHERE or NEVER; a room may say otherwise.")
    String guestsMayPublish() default "LOOPBACK";

    @AttributeDefinition(name = "Most rooms")
    int maxRooms() default 10_000;

    @AttributeDefinition(name = "Most rooms per resident", description = "The home is one of them.")
    int maxRoomsPerResident() default 50;

    @AttributeDefinition(name = "Most members per room")
    int maxMembersPerRoom() default 500;

    @AttributeDefinition(name = "Most streams per room")
    int maxPublicationsPerRoom() default 64;

    @AttributeDefinition(name = "Most messages per member and minute")
    int messagesPerMinute() default 120;

    @AttributeDefinition(name = "Most messages per member at once")
    int messageBurst() default 20;

    @AttributeDefinition(
            name = "How long a place is kept (ms)",
            description = "For a member whose connection was lost, and for everybody when this part is updated.")
    long returnMillis() default 15_000;

    @AttributeDefinition(
            name = "Longest wait for a stream (ms)",
            description = "However long a transport wants to wait for a stream that is not there yet.")
    long maxWaitMillis() default 60_000;

    @AttributeDefinition(
            name = "Largest file (bytes)",
            description = "That people bring into a room for its playlists.")
    long maxFileBytes() default 256L * 1024 * 1024;

    @AttributeDefinition(name = "Most bytes of files per home", description = "In all of its rooms together.")
    long maxHomeBytes() default 2L * 1024 * 1024 * 1024;

    @AttributeDefinition(
            name = "Most bytes of files per session",
            description = "Of the home's: what people in a room share among themselves, gone with the session.")
    long maxSessionBytes() default 1024L * 1024 * 1024;
}
