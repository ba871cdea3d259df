/**
 * Where a city keeps what outlives a restart: residents, rooms, sessions, blobs, the audit log.
 *
 * <p>No method blocks: each returns a stage that is completed on the executor the caller passes, with a
 * {@link org.videocity.api.store.StoreResult}. A stage of a store never completes exceptionally because of the database, a
 * disk or what is stored: those are answers.
 *
 * <p>What was answered with {@link org.videocity.api.store.StoreResult.Done} has left the process: it is
 * there after the process was killed at any moment after it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
