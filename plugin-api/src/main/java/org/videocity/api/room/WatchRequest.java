package org.videocity.api.room;

import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;

/**
 * Somebody who wants to watch a stream without entering.
 *
 * @param room which room
 * @param identity who
 * @param memberId the member they are, empty for none; decides on publications with an audience
 * @param stream the stream's name
 * @param waitMillis how long to wait for it when it is not there yet
 */
public record WatchRequest(RoomId room, Identity identity, String memberId, String stream, long waitMillis) {}
