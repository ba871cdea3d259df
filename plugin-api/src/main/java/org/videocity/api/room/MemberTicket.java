package org.videocity.api.room;

import org.videocity.api.RoomId;

/**
 * What a transport keeps of a member so that it can re-enter after core-rooms was updated. It stays inside this process
 * and is never sent to a client.
 *
 * @param room the room
 * @param member the member as it was
 */
public record MemberTicket(RoomId room, Member member) {}
