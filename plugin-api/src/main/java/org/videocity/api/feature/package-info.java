/**
 * What a room can do: features that are attached to every open room.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.feature;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
