package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Either side's handshake (RTMP section 5.2). */
sealed interface Handshake permits ClientHandshake, ServerHandshake {
    /** Consumes what belongs to the handshake and leaves the rest; true when it is over. */
    boolean feed(ByteBuffer in);

    /** Bytes to send, or null. */
    @Nullable
    ByteBuffer next();
}
