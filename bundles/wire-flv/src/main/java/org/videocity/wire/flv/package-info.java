/** FLV files and tags, and the tag headers that RTMP audio and video messages carry too; no I/O. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.videocity.wire.flv;
