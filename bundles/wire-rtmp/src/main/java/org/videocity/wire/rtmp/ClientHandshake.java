package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of the handshake (RTMP section 5.2): C0 C1 out, S0 S1 in, C2 out, S2 in. With
 * {@link HandshakeMode#DIGEST} C1 is signed in scheme 0 and the server's signatures are looked for, in either scheme; a
 * server that does not sign gets the echo of the plain handshake. A server that answers with another version than 3 is
 * refused. Not thread safe.
 */
public final class ClientHandshake implements Handshake {
    /** What C1 says the program is when it is signed: a player of the kind servers began to sign for. */
    private static final int PROGRAM = 0x09007C02;

    private enum State {
        VERSION,
        SERVER_RANDOM,
        SERVER_ECHO,
        DONE
    }

    private final HandshakeMode mode;
    private final RandomGenerator random;
    private final byte[] own;
    private final byte[] server = new byte[HandshakeBytes.PACKET_BYTES];
    private final ByteBuffer received = ByteBuffer.wrap(server);
    private State state = State.VERSION;
    private @Nullable ByteBuffer outgoing;
    private boolean signedPacket;
    private boolean signedAnswer;

    /** The plain handshake. */
    public ClientHandshake(RandomGenerator random) {
        this(HandshakeMode.PLAIN, random);
    }

    public ClientHandshake(HandshakeMode mode, RandomGenerator random) {
        this.mode = mode;
        this.random = random;
        this.own = HandshakeBytes.random(random, mode == HandshakeMode.PLAIN ? 0 : PROGRAM);
        if (mode != HandshakeMode.PLAIN) {
            HandshakeDigest.sign(own, HandshakeDigest.Scheme.SCHEME_0, HandshakeDigest.Signer.CLIENT);
        }
        this.outgoing = ByteBuffer.allocate(1 + HandshakeBytes.PACKET_BYTES)
                .put((byte) HandshakeBytes.VERSION)
                .put(own)
                .flip();
    }

    /**
     * Consumes what belongs to the handshake and leaves the rest.
     *
     * @return true when the handshake is complete
     * @throws RtmpException when the server's version is not 3, or a signature it must give is missing
     */
    @Override
    public boolean feed(ByteBuffer in) {
        if (state == State.VERSION && in.hasRemaining()) {
            int version = in.get() & 0xFF;
            if (version != HandshakeBytes.VERSION) {
                throw new RtmpException("server answers with version " + version + ", expected RTMP version 3");
            }
            state = State.SERVER_RANDOM;
        }
        if (state == State.SERVER_RANDOM && HandshakeBytes.fill(received, in)) {
            byte[] c2 = answer();
            outgoing = join(outgoing, c2);
            received.clear();
            state = State.SERVER_ECHO;
        }
        if (state == State.SERVER_ECHO && HandshakeBytes.fill(received, in)) {
            checkAnswer();
            state = State.DONE;
        }
        return state == State.DONE;
    }

    /** Bytes to send, or null. The first call returns C0 and C1, also when some input came before it. */
    @Override
    public @Nullable ByteBuffer next() {
        ByteBuffer bytes = outgoing;
        outgoing = null;
        return bytes;
    }

    /** Whether the server signed S1 and S2; false until both are there, and in the plain handshake. */
    public boolean serverSigned() {
        return signedPacket && signedAnswer;
    }

    /** C2: signed when S1 is, else S1 again. */
    private byte[] answer() {
        HandshakeDigest.Scheme scheme =
                mode == HandshakeMode.PLAIN ? null : HandshakeDigest.find(server, HandshakeDigest.Signer.SERVER);
        signedPacket = scheme != null;
        if (scheme == null) {
            require(false, "S1");
            return Arrays.copyOf(server, server.length);
        }
        byte[] c2 = HandshakeBytes.random(random);
        HandshakeDigest.signAnswer(c2, HandshakeDigest.digest(server, scheme), HandshakeDigest.Signer.CLIENT);
        return c2;
    }

    private void checkAnswer() {
        if (mode != HandshakeMode.PLAIN) {
            byte[] digest = HandshakeDigest.digest(own, HandshakeDigest.Scheme.SCHEME_0);
            signedAnswer = HandshakeDigest.isAnswer(server, digest, HandshakeDigest.Signer.SERVER);
            require(signedAnswer, "S2");
        }
    }

    private void require(boolean signed, String packet) {
        if (!signed && mode == HandshakeMode.DIGEST_REQUIRED) {
            throw new RtmpException("server does not sign " + packet + " of its handshake, which was required");
        }
    }

    /** C2, after C0 and C1 where those have not been fetched yet. */
    private static ByteBuffer join(@Nullable ByteBuffer before, byte[] packet) {
        int first = before == null ? 0 : before.remaining();
        ByteBuffer out = ByteBuffer.allocate(first + packet.length);
        if (before != null) {
            out.put(before);
        }
        return out.put(packet).flip();
    }
}
