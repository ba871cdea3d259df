package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the handshake (RTMP section 5.2): C0 C1 in, S0 S1 S2 out, C2 in. A C1 that is signed, in either
 * of the two schemes, is answered signed in the same one; every other C1 with an echo. Versions other than 3 are refused:
 * RTMPE (6, 8, 9) because it only looks like protection, the others because nobody speaks them. C2 is not looked at: the
 * plain one proves nothing, and the signed one little more. Not thread safe.
 *
 * <pre>
 *  C0, S0: version(1)
 *  C1, S1: time(4) zero, or program when signed(4) random(1528)
 *  C2, S2: time of the other side(4) time it was read(4) random of the other side(1528), or random(1504) digest(32)
 * </pre>
 */
public final class ServerHandshake implements Handshake {
    /** What S1 says the program is when it is signed; players look whether it is at least 3. */
    private static final int PROGRAM = 0x03050700;

    private enum State {
        VERSION,
        CLIENT_RANDOM,
        CLIENT_ECHO,
        DONE
    }

    private final RandomGenerator random;
    private final byte[] client = new byte[HandshakeBytes.PACKET_BYTES];
    private final ByteBuffer received = ByteBuffer.wrap(client);
    private State state = State.VERSION;
    private @Nullable ByteBuffer answer;
    private boolean signed;
    private int echoLeft = HandshakeBytes.PACKET_BYTES;

    public ServerHandshake(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Consumes what belongs to the handshake and leaves the rest.
     *
     * @return true when the handshake is complete
     * @throws RtmpException when the first byte is not version 3
     */
    @Override
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
    @Override
    public @Nullable ByteBuffer next() {
        ByteBuffer bytes = answer;
        answer = null;
        return bytes;
    }

    /** Whether the client's C1 was signed, and so S1 and S2 are; false until C1 is there. */
    public boolean signed() {
        return signed;
    }

    /** 5.2.2: versions 0 to 2 are old, 4 to 31 to come, 32 and above are printable text and never RTMP. */
    private void readVersion(int version) {
        if (version >= HandshakeBytes.FIRST_TEXT_VERSION) {
            throw new RtmpException(
                    "first byte is " + version + ", expected RTMP version 3; is this another protocol?");
        }
        if (version == 6 || version == 8 || version == 9) {
            throw new RtmpException("encrypted RTMP (RTMPE, version " + version
                    + ") is not offered, expected RTMP version 3; use RTMPS to be private");
        }
        if (version != HandshakeBytes.VERSION) {
            throw new RtmpException("RTMP version " + version + ", expected 3");
        }
        state = State.CLIENT_RANDOM;
    }

    private void answer() {
        HandshakeDigest.Scheme scheme = HandshakeBytes.namesProgram(client)
                ? HandshakeDigest.find(client, HandshakeDigest.Signer.CLIENT)
                : null;
        signed = scheme != null;
        byte[] s1 = HandshakeBytes.random(random, signed ? PROGRAM : 0);
        byte[] s2 = client;
        if (scheme != null) {
            HandshakeDigest.sign(s1, scheme, HandshakeDigest.Signer.SERVER);
            s2 = HandshakeBytes.random(random);
            HandshakeDigest.signAnswer(s2, HandshakeDigest.digest(client, scheme), HandshakeDigest.Signer.SERVER);
        }
        answer = ByteBuffer.allocate(1 + 2 * HandshakeBytes.PACKET_BYTES)
                .put((byte) HandshakeBytes.VERSION)
                .put(s1)
                .put(s2)
                .flip();
        state = State.CLIENT_ECHO;
    }
}
