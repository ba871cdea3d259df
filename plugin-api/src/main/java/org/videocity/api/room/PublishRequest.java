package org.videocity.api.room;

import java.net.InetSocketAddress;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Audience;

/**
 * A stream that wants into a room. Whoever publishes with a stream key does not become a visible member.
 *
 * @param room which room
 * @param identity who publishes
 * @param stream the stream's name
 * @param transport name of the transport it comes through
 * @param remote where from
 * @param audience who it is for
 */
public record PublishRequest(
        RoomId room, Identity identity, String stream, String transport, InetSocketAddress remote, Audience audience) {}
