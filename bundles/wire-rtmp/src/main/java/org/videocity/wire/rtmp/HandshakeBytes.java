package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** The handshake's packets (RTMP sections 5.2.2 to 5.2.4). */
final class HandshakeBytes {
    static final int VERSION = 3;
    static final int FIRST_TEXT_VERSION = 32;
    static final int PACKET_BYTES = 1536;
    /** Where C1 and S1 have the version of the program that signed them, and zeros in the plain handshake. */
    private static final int PROGRAM_AT = 4;

    private HandshakeBytes() {}

    /** Moves bytes until the packet is full; true when it is. */
    static boolean fill(ByteBuffer packet, ByteBuffer in) {
        int count = Math.min(packet.remaining(), in.remaining());
        packet.put(packet.position(), in, in.position(), count);
        packet.position(packet.position() + count);
        in.position(in.position() + count);
        return !packet.hasRemaining();
    }

    /**
     * C1, S1: time 0, so that the other side's clock says nothing about ours; program, 0 in the plain handshake; random
     * bytes.
     */
    static byte[] random(RandomGenerator random, int program) {
        byte[] packet = random(random);
        ByteBuffer.wrap(packet).putInt(0).putInt(program);
        return packet;
    }

    /** C2, S2 before it is signed: random bytes all through, since clients take zeros where C1 has them for a refusal. */
    static byte[] random(RandomGenerator random) {
        byte[] packet = new byte[PACKET_BYTES];
        random.nextBytes(packet);
        return packet;
    }

    /** Whether a C1 or S1 names a program, as signed ones do. */
    static boolean namesProgram(byte[] packet) {
        return ByteBuffer.wrap(packet).getInt(PROGRAM_AT) != 0;
    }
}
