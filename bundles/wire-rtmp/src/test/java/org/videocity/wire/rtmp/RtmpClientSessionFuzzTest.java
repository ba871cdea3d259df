package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.amf.AmfValue;

/** Any bytes from a server after a good handshake: events or an RtmpException. The first byte as for the server. */
class RtmpClientSessionFuzzTest {
    private static final RtmpClientSettings SETTINGS = new RtmpClientSettings(
            new RtmpLimits(5000, 8, 0xFFFFFF, 8000), new AmfLimits(8, 200, 2000, 5000), 4096, 5000, "fuzz", 100);

    @FuzzTest(maxDuration = "20s")
    void survives(byte[] data) {
        if (data.length == 0) {
            return;
        }
        RtmpClientSession session = new RtmpClientSession(SETTINGS, new SplittableRandom(1));
        session.connect("app", "rtmp://localhost/app", Map.of());
        session.publish("out", RtmpEvent.PublishMode.LIVE);
        session.play("in");
        try {
            session.feed(ByteBuffer.allocate(1 + 2 * 1536).put(0, (byte) 3));
            ByteBuffer rest = ByteBuffer.wrap(data, 1, data.length - 1).slice();
            if (data[0] < 0) {
                session.feed(rest);
            } else {
                feedMessages(session, rest);
            }
        } catch (RtmpException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        while (session.poll() != null) {
            session.next();
        }
        session.next();
        assertThat(session.pendingBytes()).isZero();
    }

    /** Each message: type(1) stream(1) length(1) payload of at most one chunk; the good answers to connect and createStream come first. */
    private static void feedMessages(RtmpClientSession session, ByteBuffer in) {
        feed(session, RtmpCommand.of("_result", 1, AmfValue.NULL, AmfValue.NULL).toMessage(0));
        for (int transaction = 2; transaction < 6; transaction++) {
            AmfValue stream = AmfValue.of(transaction);
            feed(
                    session,
                    RtmpCommand.of("_result", transaction, AmfValue.NULL, stream)
                            .toMessage(0));
        }
        while (in.remaining() >= 3) {
            int type = in.get() & 0xFF;
            int stream = in.get() & 7;
            int length = Math.min(in.get() & 0x7F, in.remaining());
            feed(session, RtmpMessage.of(type, stream, 0, in.slice().limit(length)));
            in.position(in.position() + length);
        }
    }

    private static void feed(RtmpClientSession session, RtmpMessage message) {
        ByteBuffer out = ByteBuffer.allocate(400);
        ChunkForm.write(
                out, ChunkWriter.DEFAULT_CHUNK_SIZE, 3, message.typeId(), message.streamId(), 0, message.payload());
        session.feed(out.flip());
    }
}
