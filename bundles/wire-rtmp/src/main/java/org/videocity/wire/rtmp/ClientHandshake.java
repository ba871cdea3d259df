package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of the plain handshake (RTMP section 5.2): C0 C1 out, S0 S1 in, C2 out, S2 in. A server that answers
 * with another version than 3 is refused. Not thread safe.
 */
public final class ClientHandshake {
    private enum State {
        VERSION,
        SERVER_RANDOM,
        SERVER_ECHO,
        DONE
    }

    private final ByteBuffer received = ByteBuffer.allocate(HandshakeBytes.PACKET_BYTES);
    private State state = State.VERSION;
    private @Nullable ByteBuffer outgoing;
    private int echoLeft = HandshakeBytes.PACKET_BYTES;

    public ClientHandshake(RandomGenerator random) {
        ByteBuffer out = ByteBuffer.allocate(1 + HandshakeBytes.PACKET_BYTES);
        HandshakeBytes.putVersion(out);
        HandshakeBytes.putRandom(out, random);
        outgoing = out.flip();
    }

    /**
     * Consumes what belongs to the handshake and leaves the rest.
     *
     * @return true when the handshake is complete
     * @throws RtmpException when the server's version is not 3
     */
    public boolean feed(ByteBuffer in) {
        if (state == State.VERSION && in.hasRemaining()) {
            int version = in.get() & 0xFF;
            if (version != HandshakeBytes.VERSION) {
                throw new RtmpException("server answers with version " + version + ", expected RTMP version 3");
            }
            state = State.SERVER_RANDOM;
        }
        if (state == State.SERVER_RANDOM && HandshakeBytes.fill(received, in)) {
            outgoing = echo();
            state = State.SERVER_ECHO;
        }
        if (state == State.SERVER_ECHO) {
            int count = Math.min(echoLeft, in.remaining());
            in.position(in.position() + count);
            echoLeft -= count;
            state = echoLeft == 0 ? State.DONE : State.SERVER_ECHO;
        }
        return state == State.DONE;
    }

    /** Bytes to send, or null. The first call returns C0 and C1, also when some input came before it. */
    public @Nullable ByteBuffer next() {
        ByteBuffer bytes = outgoing;
        outgoing = null;
        return bytes;
    }

    /** C2, after C0 and C1 where those have not been fetched yet. */
    private ByteBuffer echo() {
        ByteBuffer before = outgoing == null ? ByteBuffer.allocate(0) : outgoing;
        ByteBuffer out = ByteBuffer.allocate(before.remaining() + HandshakeBytes.PACKET_BYTES);
        out.put(before);
        HandshakeBytes.putEcho(out, received.flip());
        return out.flip();
    }
}
