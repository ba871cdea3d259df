/**
 * AMF0 and AMF3 values and their bytes: Action Message Format AMF 0, Adobe 2007 ({@code amf0-file-format-specification}),
 * and AMF 3, Adobe, January 2013 ({@code amf-file-format-spec}).
 *
 * <p>{@link org.videocity.wire.amf.AmfDecoder} turns bytes into immutable {@link org.videocity.wire.amf.AmfValue}s,
 * {@link org.videocity.wire.amf.AmfEncoder} turns them back. Nothing here does I/O, logs or keeps a thread.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.videocity.wire.amf;
