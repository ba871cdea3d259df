package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signed handshake: against itself, and against the rules written down once more, byte by byte. */
class DigestHandshakeTest {
    private static final int PACKET = 1536;
    private static final byte[] TAIL =
            HexFormat.of().parseHex("f0eec24a8068bee82e00d0d1029e7e576eec5d2d29806fab93b8e636cfeb31ae");

    private final ServerHandshake server = new ServerHandshake(new SplittableRandom(1));

    @ParameterizedTest(name = "block at {0}")
    @ValueSource(ints = {8, 772})
    void theServerAnswersInTheSchemeOfTheClient(int block) {
        byte[] c1 = packet(3, 0x0A002D02);
        sign(c1, block, "Genuine Adobe Flash Player 001");

        server.feed(ByteBuffer.allocate(1 + PACKET).put((byte) 3).put(c1).flip());
        byte[] answer = Bytes.there(server.next()).array();

        assertThat(server.signed()).isTrue();
        byte[] s1 = Arrays.copyOfRange(answer, 1, 1 + PACKET);
        byte[] s2 = Arrays.copyOfRange(answer, 1 + PACKET, 1 + 2 * PACKET);
        assertThat(s1[4])
                .as("players look whether the server's version is 3 or more")
                .isEqualTo((byte) 3);
        byte[] signedAgain = s1.clone();
        sign(signedAgain, block, "Genuine Adobe Flash Media Server 001");
        assertThat(s1).as("S1").isEqualTo(signedAgain);
        assertThat(s2).as("S2").isEqualTo(answered(s2, digest(c1, block), "Genuine Adobe Flash Media Server 001"));
    }

    @ParameterizedTest(name = "program {0}, signed {1}")
    @CsvSource({"0, true", "0, false", "167783682, false"})
    void everythingElseIsEchoed(int program, boolean signed) {
        byte[] c1 = packet(4, program);
        if (signed) {
            sign(c1, 8, "Genuine Adobe Flash Player 001");
        }
        server.feed(ByteBuffer.allocate(1 + PACKET).put((byte) 3).put(c1).flip());
        ByteBuffer answer = Bytes.there(server.next());

        assertThat(server.signed()).isFalse();
        assertThat(answer.getLong(1)).as("time and program of S1").isZero();
        assertThat(answer.slice(1 + PACKET, PACKET)).isEqualTo(ByteBuffer.wrap(c1));
    }

    @ParameterizedTest
    @EnumSource(HandshakeMode.class)
    void clientAndServerAgree(HandshakeMode mode) {
        ClientHandshake client = new ClientHandshake(mode, new SplittableRandom(2));
        server.feed(Bytes.there(client.next()));
        boolean done = false;
        ByteBuffer answer = Bytes.there(server.next());
        while (answer.hasRemaining()) {
            assertThat(done).isFalse();
            done = client.feed(answer.slice().limit(1));
            answer.get();
        }
        assertThat(done).isTrue();
        assertThat(client.serverSigned()).isEqualTo(mode != HandshakeMode.PLAIN);
        assertThat(server.feed(Bytes.there(client.next()))).isTrue();
    }

    @Test
    void theClientSignsWhatItAnswers() {
        ClientHandshake client = new ClientHandshake(HandshakeMode.DIGEST, new SplittableRandom(2));
        byte[] c1 = Arrays.copyOfRange(Bytes.there(client.next()).array(), 1, 1 + PACKET);
        byte[] signedAgain = c1.clone();
        sign(signedAgain, 8, "Genuine Adobe Flash Player 001");
        assertThat(c1).isEqualTo(signedAgain);

        byte[] s1 = packet(5, 0x03050101);
        sign(s1, 772, "Genuine Adobe Flash Media Server 001");
        client.feed(ByteBuffer.allocate(1 + PACKET).put((byte) 3).put(s1).flip());
        byte[] c2 = Bytes.there(client.next()).array();
        assertThat(c2).isEqualTo(answered(c2, digest(s1, 772), "Genuine Adobe Flash Player 001"));
    }

    @Test
    void aServerThatDoesNotSignIsTakenUnlessItMust() {
        ByteBuffer plain = ByteBuffer.allocate(1 + 2 * PACKET).put(0, (byte) 3);
        ClientHandshake lenient = new ClientHandshake(HandshakeMode.DIGEST, new SplittableRandom(2));
        assertThat(lenient.feed(plain.duplicate())).isTrue();
        assertThat(lenient.serverSigned()).isFalse();

        ClientHandshake strict = new ClientHandshake(HandshakeMode.DIGEST_REQUIRED, new SplittableRandom(2));
        assertThatThrownBy(() -> strict.feed(plain.duplicate()))
                .isInstanceOf(RtmpException.class)
                .hasMessageContaining("does not sign S1");
    }

    @Test
    void aServerThatSignsButDoesNotAnswerIsFoundOut() {
        byte[] s1 = packet(5, 0x03050101);
        sign(s1, 8, "Genuine Adobe Flash Media Server 001");
        ByteBuffer half =
                ByteBuffer.allocate(1 + 2 * PACKET).put((byte) 3).put(s1).rewind();
        ClientHandshake lenient = new ClientHandshake(HandshakeMode.DIGEST, new SplittableRandom(2));
        assertThat(lenient.feed(half.duplicate())).isTrue();
        assertThat(lenient.serverSigned()).isFalse();

        ClientHandshake strict = new ClientHandshake(HandshakeMode.DIGEST_REQUIRED, new SplittableRandom(2));
        assertThatThrownBy(() -> strict.feed(half.duplicate()))
                .isInstanceOf(RtmpException.class)
                .hasMessageContaining("does not sign S2");
    }

    @Test
    void sessionsSignWhenTheyAreToldTo() {
        RtmpClientSession client = new RtmpClientSession(
                RtmpClientSettings.DEFAULT.with(HandshakeMode.DIGEST_REQUIRED), new SplittableRandom(1));
        RtmpServerSession session = new RtmpServerSession(RtmpServerSettings.DEFAULT, new SplittableRandom(2));
        session.feed(Bytes.there(client.next()));
        client.feed(Bytes.there(session.next()));

        assertThat(client.serverSigned()).isTrue();
    }

    private static byte[] packet(long seed, int program) {
        byte[] packet = new byte[PACKET];
        new SplittableRandom(seed).nextBytes(packet);
        ByteBuffer.wrap(packet).putInt(1234).putInt(program);
        return packet;
    }

    private static int place(byte[] packet, int block) {
        int sum = 0;
        for (int i = block; i < block + 4; i++) {
            sum += Byte.toUnsignedInt(packet[i]);
        }
        return sum % 728 + block + 4;
    }

    private static byte[] digest(byte[] packet, int block) {
        int at = place(packet, block);
        return Arrays.copyOfRange(packet, at, at + 32);
    }

    private static void sign(byte[] packet, int block, String name) {
        int at = place(packet, block);
        ByteBuffer around = ByteBuffer.allocate(PACKET - 32).put(packet, 0, at).put(packet, at + 32, PACKET - at - 32);
        System.arraycopy(hmac(name.getBytes(StandardCharsets.US_ASCII), around.array()), 0, packet, at, 32);
    }

    private static byte[] answered(byte[] answer, byte[] digest, String name) {
        byte[] start = name.getBytes(StandardCharsets.US_ASCII);
        byte[] whole =
                ByteBuffer.allocate(start.length + 32).put(start).put(TAIL).array();
        byte[] signed = answer.clone();
        byte[] signature = hmac(hmac(whole, digest), Arrays.copyOf(answer, PACKET - 32));
        System.arraycopy(signature, 0, signed, PACKET - 32, 32);
        return signed;
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
