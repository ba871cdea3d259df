package org.videocity.api.room;

import java.net.InetSocketAddress;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Audience;

/**
 * A stream that wants into a room. Whoever publishes with a stream key does not become a visible member; a member who speaks
 * and shows something publishes as that member.
 *
 * @param room which room
 * @param identity who publishes
 * @param stream the stream's name
 * @param transport name of the transport it comes through
 * @param remote where from
 * @param audience who it is for
 * @param returnKey of the member whose stream it is ({@link MemberTicket#returnKey}): it bears the member's name, and ends when
 *     the member leaves, is muted or taken out; empty for a stream of nobody's in the room
 */
public record PublishRequest(
        RoomId room,
        Identity identity,
        String stream,
        String transport,
        InetSocketAddress remote,
        Audience audience,
        String returnKey) {
    /** A stream of nobody's in the room. */
    public PublishRequest(
            RoomId room,
            Identity identity,
            String stream,
            String transport,
            InetSocketAddress remote,
            Audience audience) {
        this(room, identity, stream, transport, remote, audience, "");
    }

    @Override
    public String toString() {
        return "PublishRequest[" + identity.id() + " in " + room + " as " + stream + "]";
    }
}
