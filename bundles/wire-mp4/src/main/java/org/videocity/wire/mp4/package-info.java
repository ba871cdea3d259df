/** Fragmented MP4 for live streams (ISO/IEC 14496-12, CMAF-like): writing, fragmenting, and walking boxes; no I/O. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.videocity.wire.mp4;
