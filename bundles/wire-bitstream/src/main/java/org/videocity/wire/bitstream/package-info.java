/** Parameter sets and frame headers of H.264, AAC and MP3: bytes in, immutable values out, no I/O. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.videocity.wire.bitstream;
