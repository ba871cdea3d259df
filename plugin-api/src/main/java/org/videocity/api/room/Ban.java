package org.videocity.api.room;

import java.time.Instant;

/**
 * Somebody who may not enter a room, as those see it who keep order there.
 *
 * @param id names the ban
 * @param name how the person was called
 * @param isLasting for good, and not only for this session
 * @param since when it was said
 */
public record Ban(String id, String name, boolean isLasting, Instant since) {}
