package org.videocity.api.room;

import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;

/**
 * Somebody who wants to be let in by those inside.
 *
 * @param room which room; it need not be there: then nobody answers
 * @param identity who
 * @param name how they call themselves
 * @param photo a picture as {@code data:} URL, checked by whoever read it, at most {@link Knock#MAX_PHOTO_CHARS}; or empty
 * @param text what they say, at most {@link Knock#MAX_TEXT_CHARS}; or empty
 */
public record KnockRequest(RoomId room, Identity identity, String name, String photo, String text) {}
