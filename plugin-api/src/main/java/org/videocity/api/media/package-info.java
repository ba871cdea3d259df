/**
 * Live media: publications, their tracks and frames, and the bus that carries them from one source to many sinks.
 *
 * <p>Shapes and ownership: frames are immutable and garbage-collected; nobody copies, reuses or releases one.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.media;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
