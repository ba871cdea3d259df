package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the plain handshake (RTMP section 5.2): C0 C1 in, S0 S1 S2 out, C2 in. A client version below 32
 * is answered with 3; 32 and above (a text protocol) is refused. C2 is not compared with S1, since clients of the signed
 * handshake send something else there. Not thread safe.
 *
 * <pre>
 *  C0, S0: version(1)
 *  C1, S1: time(4) zero(4) random(1528)
 *  C2, S2: time of the other side(4) time it was read(4) random of the other side(1528)
 * </pre>
 */
public final class ServerHandshake {
    private enum State {
        VERSION,
        CLIENT_RANDOM,
        CLIENT_ECHO,
        DONE
    }

    private final RandomGenerator random;
    private final ByteBuffer received = ByteBuffer.allocate(HandshakeBytes.PACKET_BYTES);
    private State state = State.VERSION;
    private @Nullable ByteBuffer answer;
    private int echoLeft = HandshakeBytes.PACKET_BYTES;

    public ServerHandshake(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Consumes what belongs to the handshake and leaves the rest.
     *
     * @return true when the handshake is complete
     * @throws RtmpException when the first byte is no RTMP version
     */
    public boolean feed(ByteBuffer in) {
        if (state == State.VERSION && in.hasRemaining()) {
            readVersion(in.get() & 0xFF);
        }
        if (state == State.CLIENT_RANDOM && HandshakeBytes.fill(received, in)) {
            answer();
        }
        if (state == State.CLIENT_ECHO) {
            int count = Math.min(echoLeft, in.remaining());
            in.position(in.position() + count);
            echoLeft -= count;
            state = echoLeft == 0 ? State.DONE : State.CLIENT_ECHO;
        }
        return state == State.DONE;
    }

    /** Bytes to send, or null. */
    public @Nullable ByteBuffer next() {
        ByteBuffer bytes = answer;
        answer = null;
        return bytes;
    }

    /** 5.2.2: versions 0 to 2 are old, 4 to 31 to come, 32 and above are printable text and never RTMP. */
    private void readVersion(int version) {
        if (version >= HandshakeBytes.FIRST_TEXT_VERSION) {
            throw new RtmpException(
                    "first byte is " + version + ", expected RTMP version 3" + "; is this another protocol?");
        }
        state = State.CLIENT_RANDOM;
    }

    private void answer() {
        ByteBuffer out = ByteBuffer.allocate(1 + 2 * HandshakeBytes.PACKET_BYTES);
        HandshakeBytes.putVersion(out);
        HandshakeBytes.putRandom(out, random);
        HandshakeBytes.putEcho(out, received.flip());
        answer = out.flip();
        state = State.CLIENT_ECHO;
    }
}
