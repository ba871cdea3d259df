package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.amf.AmfValue;

/**
 * A client that knows the protocol and means no good: a signed or plain handshake, connect with or without AMF3 and
 * capabilities, then commands by name with arguments of any kind, data, aggregates, control and cut messages. Events or an
 * RtmpException, the same events for every cut of the bytes, and no memory beyond the limits.
 */
class RtmpHostileClientFuzzTest {
    private static final RtmpServerSettings SETTINGS = new RtmpServerSettings(
                    new RtmpLimits(5000, 8, 0xFFFFFF, 8000),
                    new AmfLimits(8, 200, 2000, 5000),
                    4096,
                    5000,
                    6000,
                    true,
                    4)
            .with(RtmpCapabilities.RELAY);
    private static final int HANDSHAKE_BYTES = 1 + 2 * HandshakeBytes.PACKET_BYTES;
    private static final List<String> COMMANDS = List.of(
            "connect",
            "createStream",
            "deleteStream",
            "closeStream",
            "publish",
            "play",
            "play2",
            "pause",
            "pauseRaw",
            "seek",
            "receiveAudio",
            "receiveVideo",
            "releaseStream",
            "FCPublish",
            "FCUnpublish",
            "FCSubscribe",
            "getStreamLength",
            "_checkbw",
            "_result",
            "onStatus",
            "broadcast",
            "");

    @FuzzTest(maxDuration = "20s")
    void survives(byte[] data) {
        ByteBuffer wire = wire(ByteBuffer.wrap(data));
        List<RtmpEvent> whole = new ArrayList<>();
        List<RtmpEvent> cut = new ArrayList<>();
        String fault = feed(wire, Integer.MAX_VALUE, whole, false);
        assertThat(feed(wire, 1 + (data.length & 7), cut, false)).isEqualTo(fault);
        assertThat(cut).isEqualTo(whole);
        feed(wire, 100, new ArrayList<>(), true);
    }

    private static String feed(ByteBuffer wire, int piece, List<RtmpEvent> events, boolean answering) {
        RtmpServerSession session = new RtmpServerSession(SETTINGS, new SplittableRandom(1));
        String fault = "";
        try {
            session.feed(wire.slice(0, HANDSHAKE_BYTES));
            for (int at = HANDSHAKE_BYTES; at < wire.remaining(); at += Math.min(piece, wire.remaining())) {
                session.feed(wire.slice(at, Math.min(piece, wire.remaining() - at)));
                poll(session, events, answering);
            }
        } catch (RtmpException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            fault = String.valueOf(refused.getMessage());
        }
        poll(session, events, answering);
        session.next();
        assertThat(session.pendingBytes()).isZero();
        return fault;
    }

    private static void poll(RtmpServerSession session, List<RtmpEvent> events, boolean answering) {
        RtmpEvent event;
        while ((event = session.poll()) != null) {
            events.add(event);
            if (answering) {
                answer(session, event);
            }
        }
    }

    private static void answer(RtmpServerSession session, RtmpEvent event) {
        if (event instanceof RtmpEvent.Connect) {
            session.acceptConnect();
            session.requestReconnect(Optional.empty(), "again");
        } else if (event instanceof RtmpEvent.Publish publish) {
            session.publishStarted(publish.streamId(), publish.name());
        } else if (event instanceof RtmpEvent.Play play) {
            session.playStarted(play.streamId(), play.name(), play.reset());
        } else if (event instanceof RtmpEvent.Call call) {
            session.result(call.transactionId(), call.arguments().toArray(AmfValue[]::new));
        } else if (event instanceof RtmpEvent.Media media) {
            session.sendMedia(media.streamId(), media.message());
        }
    }

    /** What the client sends, each step by one byte and what it takes after that. */
    private static ByteBuffer wire(ByteBuffer plan) {
        ByteBuffer out = ByteBuffer.allocate(1 << 17);
        int first = next(plan);
        HandshakeMode mode = (first & 1) == 0 ? HandshakeMode.PLAIN : HandshakeMode.DIGEST;
        out.put(Bytes.there(new ClientHandshake(mode, new SplittableRandom(3)).next()));
        out.put(new byte[HandshakeBytes.PACKET_BYTES]);
        ObjectEncoding encoding = (first & 2) == 0 ? ObjectEncoding.AMF0 : ObjectEncoding.AMF3;
        AmfValue object = AmfValue.members()
                .put("app", "call")
                .put("objectEncoding", encoding.number())
                .putAll((first & 4) == 0 ? RtmpCapabilities.NONE.toMembers() : RtmpCapabilities.RELAY.toMembers())
                .object();
        ChunkWriter writer = new ChunkWriter(ChunkWriter.DEFAULT_CHUNK_SIZE);
        put(out, writer, RtmpCommand.of("connect", 1, object).toMessage(0));
        while (plan.hasRemaining() && out.remaining() > 20_000) {
            step(plan, out, writer, encoding);
        }
        return out.flip();
    }

    private static void step(ByteBuffer plan, ByteBuffer out, ChunkWriter writer, ObjectEncoding encoding) {
        int kind = next(plan);
        int stream = next(plan) & 3;
        switch (kind % 6) {
            case 0, 1 -> {
                String name = COMMANDS.get(next(plan) % COMMANDS.size());
                AmfValue[] arguments = {value(plan, 0), value(plan, 0)};
                put(
                        out,
                        writer,
                        RtmpCommand.of(name, next(plan), AmfValue.NULL, arguments)
                                .toMessage(stream, encoding));
            }
            case 2 ->
                put(
                        out,
                        writer,
                        new RtmpData("on" + next(plan), List.of(value(plan, 0)), (kind & 8) != 0)
                                .toMessage(stream, next(plan), encoding));
            case 3 -> put(out, writer, RtmpMessage.of(next(plan), stream, next(plan) << 24, bytes(plan)));
            case 4 -> put(out, writer, RtmpMessage.of(MessageType.AGGREGATE, stream, next(plan), bytes(plan)));
            default -> out.put(bytes(plan));
        }
    }

    private static void put(ByteBuffer out, ChunkWriter writer, RtmpMessage message) {
        writer.write(out, 3, message);
    }

    private static AmfValue value(ByteBuffer plan, int depth) {
        int kind = next(plan);
        return switch (kind % (depth > 9 ? 6 : 10)) {
            case 0 -> AmfValue.of(next(plan) - 1.0);
            case 1 -> AmfValue.of(kind > 100);
            case 2 -> AmfValue.of("cam" + (next(plan) & 3));
            case 3 -> AmfValue.UNDEFINED;
            case 4 -> AmfValue.of(Double.NaN);
            case 5 -> new AmfValue.ByteArray(bytes(plan));
            case 6 -> new AmfValue.StrictArray(List.of(value(plan, depth + 1)));
            case 7 -> AmfValue.members().put("a", value(plan, depth + 1)).object();
            case 8 ->
                new AmfValue.Dictionary(
                        true, List.of(new AmfValue.Dictionary.Entry(AmfValue.NULL, value(plan, depth + 1))));
            default -> new AmfValue.Date(-1e308, (short) 0);
        };
    }

    private static ByteBuffer bytes(ByteBuffer plan) {
        int length = Math.min(next(plan), plan.remaining());
        ByteBuffer bytes = plan.slice().limit(length);
        plan.position(plan.position() + length);
        return bytes;
    }

    private static int next(ByteBuffer plan) {
        return plan.hasRemaining() ? plan.get() & 0xFF : 0;
    }
}
