/**
 * Rooms, the people in them and what they say to each other.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.room;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
