package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of the plain handshake (RTMP section 5.2): C0 C1 out, S0 S1 in, C2 out, S2 in. A server that answers
 * with another version than 3 is refused. Not thread safe.
 */
public final class ClientHandshake {
    public ClientHandshake(RandomGenerator random) {}

    /**
     * Consumes what belongs to the handshake and leaves the rest.
     *
     * @return true when the handshake is complete
     * @throws RtmpException when the server's version is not 3
     */
    public boolean feed(ByteBuffer in) {
        return false;
    }

    /** Bytes to send, or null. The first call returns C0 and C1. */
    public @Nullable ByteBuffer next() {
        return null;
    }
}
