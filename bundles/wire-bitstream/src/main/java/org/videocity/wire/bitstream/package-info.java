/** Codec configurations and frame headers of the codecs the city carries: bytes in, immutable values out, no I/O. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.videocity.wire.bitstream;
