package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.amf.AmfValue;

/**
 * Any bytes after a good handshake: events or an RtmpException, whatever the caller answers. The first byte chooses
 * whether raw chunks follow, or chunks that the fuzzer need not invent around its payloads.
 */
class RtmpServerSessionFuzzTest {
    private static final RtmpServerSettings SETTINGS = new RtmpServerSettings(
            new RtmpLimits(5000, 8, 0xFFFFFF, 8000), new AmfLimits(8, 200, 2000, 5000), 4096, 5000, 6000, true, 4);

    @FuzzTest(maxDuration = "20s")
    void survives(byte[] data) {
        if (data.length == 0) {
            return;
        }
        RtmpServerSession session = new RtmpServerSession(SETTINGS, new SplittableRandom(1));
        try {
            session.feed(ByteBuffer.allocate(1 + 2 * 1536).put(0, (byte) 3));
            ByteBuffer rest = ByteBuffer.wrap(data, 1, data.length - 1).slice();
            if (data[0] < 0) {
                session.feed(rest);
                answer(session);
            } else {
                feedMessages(session, rest);
            }
        } catch (RtmpException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        answer(session);
        assertThat(session.pendingBytes()).isZero();
    }

    /** Each message: type(1) stream(1) length(1) payload of at most one chunk; connect is sent first. */
    private static void feedMessages(RtmpServerSession session, ByteBuffer in) {
        feed(session, RtmpCommand.of("connect", 1, AmfValue.NULL).toMessage(0));
        feed(session, RtmpCommand.of("createStream", 2, AmfValue.NULL).toMessage(0));
        while (in.remaining() >= 3) {
            int type = in.get() & 0xFF;
            int stream = in.get() & 3;
            int length = Math.min(in.get() & 0x7F, in.remaining());
            feed(session, RtmpMessage.of(type, stream, 0, in.slice().limit(length)));
            in.position(in.position() + length);
            answer(session);
        }
    }

    private static void feed(RtmpServerSession session, RtmpMessage message) {
        ByteBuffer out = ByteBuffer.allocate(400);
        ChunkForm.write(
                out, ChunkWriter.DEFAULT_CHUNK_SIZE, 3, message.typeId(), message.streamId(), 0, message.payload());
        session.feed(out.flip());
    }

    private static void answer(RtmpServerSession session) {
        RtmpEvent event;
        while ((event = session.poll()) != null) {
            if (event instanceof RtmpEvent.Connect) {
                session.acceptConnect();
            } else if (event instanceof RtmpEvent.Publish publish) {
                session.publishStarted(publish.streamId(), publish.name());
            } else if (event instanceof RtmpEvent.Play play) {
                session.playStarted(play.streamId(), play.name(), play.reset());
            } else if (event instanceof RtmpEvent.Call call) {
                session.unknownCall(call);
            } else if (event instanceof RtmpEvent.Media media) {
                session.sendMedia(media.streamId(), media.message());
            }
        }
        session.next();
    }
}
