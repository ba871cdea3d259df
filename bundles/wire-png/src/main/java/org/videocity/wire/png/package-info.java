/** The structure of PNG files and the chunks that make one a soft card; no I/O, no pixels. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.videocity.wire.png;
