package org.videocity.api.room;

import java.time.Instant;
import org.videocity.api.identity.Identity;

/**
 * One presence in a room: a tab, a phone. Members with equal identities are the same person.
 *
 * @param id unique across nodes
 * @param identity who it is
 * @param displayName what the others see
 * @param transport name of the transport it came through
 * @param since when it entered
 */
public record Member(String id, Identity identity, String displayName, String transport, Instant since) {}
