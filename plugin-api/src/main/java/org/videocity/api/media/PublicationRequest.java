package org.videocity.api.media;

import java.util.Optional;
import org.videocity.api.RoomId;

/**
 * What the bus needs to open a publication.
 *
 * @param room the room it is in
 * @param name its name there
 * @param publisher a name for people of whoever publishes
 * @param transport name of the transport or feature it comes through
 * @param audience who it is for
 * @param derivedFrom name of the publication it is made from, if it is
 * @param memberId id of the member of the room whose it is, if it is one's
 */
public record PublicationRequest(
        RoomId room,
        String name,
        String publisher,
        String transport,
        Audience audience,
        Optional<String> derivedFrom,
        Optional<String> memberId) {
    /** One of nobody's in the room. */
    public PublicationRequest(
            RoomId room,
            String name,
            String publisher,
            String transport,
            Audience audience,
            Optional<String> derivedFrom) {
        this(room, name, publisher, transport, audience, derivedFrom, Optional.empty());
    }
}
