package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes for either side's handshake, the same for every cut. The first byte's bits choose whether zeros fill up what
 * is missing of a packet, and whether the packet is signed, in which scheme.
 */
class HandshakeFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void shakes(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] toServer = prepared(data, HandshakeDigest.Signer.CLIENT);
        same(() -> new ServerHandshake(new SplittableRandom(1)), toServer);
        byte[] toClient = prepared(data, HandshakeDigest.Signer.SERVER);
        for (HandshakeMode mode : HandshakeMode.values()) {
            same(() -> new ClientHandshake(mode, new SplittableRandom(1)), toClient);
        }
    }

    private static byte[] prepared(byte[] data, HandshakeDigest.Signer signer) {
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        if ((data[0] & 1) == 0) {
            return rest;
        }
        byte[] packet = Arrays.copyOf(rest, HandshakeBytes.PACKET_BYTES);
        if ((data[0] & 2) != 0) {
            HandshakeDigest.Scheme[] schemes = HandshakeDigest.Scheme.values();
            HandshakeDigest.sign(packet, schemes[data[0] >> 2 & 1], signer);
        }
        return ByteBuffer.allocate(1 + 2 * packet.length)
                .put((byte) 3)
                .put(packet)
                .put(packet)
                .array();
    }

    private static void same(Supplier<Handshake> fresh, byte[] input) {
        Handshake whole = fresh.get();
        Handshake cut = fresh.get();
        List<ByteBuffer> outWhole = new java.util.ArrayList<>();
        List<ByteBuffer> outCut = new java.util.ArrayList<>();
        String fault = feed(whole, input, input.length, outWhole);
        assertThat(feed(cut, input, 1, outCut)).isEqualTo(fault);
        assertThat(Bytes.join(outCut.toArray(ByteBuffer[]::new)))
                .isEqualTo(Bytes.join(outWhole.toArray(ByteBuffer[]::new)));
    }

    /** The fault, or how many bytes were left over. */
    private static @Nullable String feed(Handshake handshake, byte[] input, int piece, List<ByteBuffer> out) {
        try {
            int at = 0;
            boolean done = false;
            while (at < input.length && !done) {
                ByteBuffer in = ByteBuffer.wrap(input, at, Math.min(piece, input.length - at));
                done = handshake.feed(in);
                at = in.position();
                take(handshake, out);
            }
            return done + " " + (input.length - at);
        } catch (RtmpException refused) {
            take(handshake, out);
            return refused.getMessage();
        }
    }

    private static void take(Handshake handshake, List<ByteBuffer> out) {
        ByteBuffer bytes = handshake.next();
        if (bytes != null) {
            out.add(bytes);
        }
    }
}
