package org.videocity.api.store;

import java.time.Instant;

/**
 * One act of an operator or moderator.
 *
 * @param at when
 * @param city where; empty when it concerns all cities
 * @param actor who, for example {@code operator:karaf}
 * @param act what was done, for example {@code resident-lock}
 * @param subject to whom or what
 * @param detail what else is worth knowing
 */
public record AuditEntry(Instant at, String city, String actor, String act, String subject, String detail) {}
