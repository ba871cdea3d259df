package org.videocity.api.identity;

import java.time.Instant;
import java.util.Optional;
import org.videocity.api.RoomId;

/**
 * A right held by an identity.
 *
 * @param identityId whose
 * @param name to do what
 * @param room where
 * @param expires until when, absent for ever
 */
public record Grant(String identityId, GrantName name, RoomId room, Optional<Instant> expires) {}
