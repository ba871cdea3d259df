package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** The handshake's packets (RTMP sections 5.2.2 to 5.2.4). */
final class HandshakeBytes {
    static final int VERSION = 3;
    static final int FIRST_TEXT_VERSION = 32;
    static final int PACKET_BYTES = 1536;

    private HandshakeBytes() {}

    /** Moves bytes until the packet is full; true when it is. */
    static boolean fill(ByteBuffer packet, ByteBuffer in) {
        int count = Math.min(packet.remaining(), in.remaining());
        packet.put(packet.position(), in, in.position(), count);
        packet.position(packet.position() + count);
        in.position(in.position() + count);
        return !packet.hasRemaining();
    }

    static void putVersion(ByteBuffer out) {
        out.put((byte) VERSION);
    }

    /** C1, S1: time 0, so that the other side's clock says nothing about ours; zero; random bytes. */
    static void putRandom(ByteBuffer out, RandomGenerator random) {
        byte[] bytes = new byte[PACKET_BYTES - 8];
        random.nextBytes(bytes);
        out.putLong(0).put(bytes);
    }

    /** C2, S2: the other side's packet again; with its time 2 field left as it came, which clients compare. */
    static void putEcho(ByteBuffer out, ByteBuffer packet) {
        out.put(packet);
    }
}
