package org.videocity.wire.rtmp;

/** How a client begins (RTMP section 5.2, and what Flash Player 9.0.124 and later do). */
public enum HandshakeMode {
    /** Random bytes, as the specification has it. */
    PLAIN,
    /** Random bytes signed with HMAC-SHA256; a server that does not sign its answer is accepted all the same. */
    DIGEST,
    /** Random bytes signed with HMAC-SHA256; a server that does not sign its answer is refused. */
    DIGEST_REQUIRED
}
