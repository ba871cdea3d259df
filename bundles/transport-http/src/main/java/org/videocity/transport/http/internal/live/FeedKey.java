package org.videocity.transport.http.internal.live;

import org.videocity.api.RoomId;

/**
 * Names what viewers share.
 *
 * @param room the room
 * @param stream the stream's name in it
 * @param container the shape it leaves in
 * @param choice the tracks in it
 */
record FeedKey(RoomId room, String stream, Container container, Choice choice) {}
