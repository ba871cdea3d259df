/**
 * Rooms, members, messages and what is live in them. All state belongs to one thread, {@code videocity-rooms}; there
 * are no locks.
 */
@NullMarked
package org.videocity.core.rooms.internal;

import org.jspecify.annotations.NullMarked;
