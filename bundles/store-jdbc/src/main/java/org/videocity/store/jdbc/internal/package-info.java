/**
 * Residents, rooms, sessions and the audit log in a database; blobs on disk. {@code Database} owns threads, pool and schema;
 * each store is one small class of SQL on top of it.
 */
@NullMarked
package org.videocity.store.jdbc.internal;

import org.jspecify.annotations.NullMarked;
