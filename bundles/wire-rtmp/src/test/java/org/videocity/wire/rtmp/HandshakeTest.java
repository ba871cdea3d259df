package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private final ServerHandshake server = new ServerHandshake(new SplittableRandom(1));
    private final ClientHandshake client = new ClientHandshake(new SplittableRandom(2));

    @Test
    void bothSidesEchoEachOther() {
        ByteBuffer c0c1 = Bytes.there(client.next());
        assertThat(server.feed(c0c1.duplicate())).isFalse();
        ByteBuffer s0s1s2 = Bytes.there(server.next());
        assertThat(client.feed(s0s1s2.duplicate())).isTrue();
        ByteBuffer c2 = Bytes.there(client.next());
        ByteBuffer more = Bytes.join(c2, Bytes.hex("aabb"));
        assertThat(server.feed(more)).isTrue();

        assertThat(c0c1.remaining()).isEqualTo(1537);
        assertThat(c0c1.get(0)).isEqualTo((byte) 3);
        assertThat(s0s1s2.remaining()).isEqualTo(3073);
        assertThat(s0s1s2.slice(1537, 1536)).as("S2 echoes C1").isEqualTo(c0c1.slice(1, 1536));
        assertThat(c2).as("C2 echoes S1").isEqualTo(s0s1s2.slice(1, 1536));
        assertThat(more.remaining()).as("what follows is left").isEqualTo(2);
        assertThat(server.next()).isNull();
        assertThat(client.next()).isNull();
    }

    @Test
    void byteByByteIsTheSame() {
        ByteBuffer c0c1 = Bytes.there(client.next());
        while (c0c1.hasRemaining()) {
            assertThat(server.feed(c0c1.slice().limit(1))).isFalse();
            c0c1.get();
        }
        ByteBuffer s0s1s2 = Bytes.there(server.next());
        boolean done = false;
        while (s0s1s2.hasRemaining()) {
            assertThat(done).isFalse();
            done = client.feed(s0s1s2.slice().limit(1));
            s0s1s2.get();
        }
        assertThat(done).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 9})
    void encryptedRtmpIsRefused(int version) {
        assertThatThrownBy(() -> server.feed(ByteBuffer.wrap(new byte[] {(byte) version})))
                .isInstanceOf(RtmpException.class)
                .hasMessageContaining("RTMPE, version " + version);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 7, 31})
    void otherVersionsAreRefused(int version) {
        assertThatThrownBy(() -> server.feed(ByteBuffer.wrap(new byte[] {(byte) version})))
                .isInstanceOf(RtmpException.class)
                .hasMessage("RTMP version " + version + ", expected 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 'G', 0x80, 255})
    void textIsRefused(int version) {
        assertThatThrownBy(() -> server.feed(ByteBuffer.wrap(new byte[] {(byte) version})))
                .isInstanceOf(RtmpException.class)
                .hasMessageContaining("expected RTMP version 3");
    }

    @Test
    void aServerOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> client.feed(Bytes.hex("06"))).isInstanceOf(RtmpException.class);
    }
}
