package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the plain handshake (RTMP section 5.2): C0 C1 in, S0 S1 S2 out, C2 in. A client version below 32
 * is answered with 3; 32 and above (a text protocol) is refused. C2 is not compared with S1, since clients of the signed
 * handshake send something else there. Not thread safe.
 */
public final class ServerHandshake {
    public ServerHandshake(RandomGenerator random) {}

    /**
     * Consumes what belongs to the handshake and leaves the rest.
     *
     * @return true when the handshake is complete
     * @throws RtmpException when the first byte is no RTMP version
     */
    public boolean feed(ByteBuffer in) {
        return false;
    }

    /** Bytes to send, or null. */
    public @Nullable ByteBuffer next() {
        return null;
    }
}
