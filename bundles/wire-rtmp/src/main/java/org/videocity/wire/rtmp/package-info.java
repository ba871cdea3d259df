/**
 * RTMP 1.0 (Adobe, 21 December 2012) without I/O: handshake, chunks, messages, and the two session machines
 * {@link org.videocity.wire.rtmp.RtmpServerSession} and {@link org.videocity.wire.rtmp.RtmpClientSession}.
 *
 * <p>No class here is thread safe unless it says so; a session belongs to one connection and one thread at a time.
 * Nothing logs, blocks or reads a clock. {@link org.videocity.wire.rtmp.RtmpException} is the only exception thrown on
 * account of what a peer sent.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.videocity.wire.rtmp;
