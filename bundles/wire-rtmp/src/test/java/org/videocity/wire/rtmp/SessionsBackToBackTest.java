package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.wire.amf.AmfValue;

/** The client session against the server session. */
class SessionsBackToBackTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1460, 1_000_000})
    void publishes(int piece) {
        Wire wire = new Wire(piece);
        wire.client.connect(
                "call/a@b", "rtmp://localhost/call/a@b", Map.of("extra", AmfValue.of(7)), AmfValue.of("key"));
        wire.client.publish("cam?key=1", RtmpEvent.PublishMode.LIVE);

        RtmpEvent.Connect connect = (RtmpEvent.Connect) wire.serverEvents().get(0);
        assertThat(connect.app()).isEqualTo("call/a@b");
        assertThat(connect.tcUrl()).isEqualTo("rtmp://localhost/call/a@b");
        assertThat(connect.flashVer()).contains("VideoCity");
        assertThat(connect.objectEncoding()).isZero();
        assertThat(connect.commandObject().asMembers()).containsEntry("extra", AmfValue.of(7));
        assertThat(connect.arguments()).containsExactly(AmfValue.of("key"));

        wire.server.acceptConnect(Map.of("city", AmfValue.of("here")));
        assertThat(wire.serverEvents())
                .containsExactly(new RtmpEvent.Publish(1, "cam?key=1", RtmpEvent.PublishMode.LIVE));
        RtmpClientEvent.Connected connected =
                (RtmpClientEvent.Connected) wire.clientEvents().get(0);
        assertThat(connected.information().asMembers())
                .containsEntry("code", AmfValue.of(StatusCode.CONNECT_SUCCESS))
                .containsEntry("city", AmfValue.of("here"));

        wire.server.publishStarted(1, "cam?key=1");
        assertThat(wire.clientEvents()).containsExactly(new RtmpClientEvent.PublishStarted(1, "cam?key=1"));

        RtmpMessage video = Bytes.message(MessageType.VIDEO, 1, 40, 70_000);
        RtmpMessage audio = Bytes.message(MessageType.AUDIO, 1, 50, 300);
        wire.client.sendMedia(1, video);
        wire.client.sendMedia(1, audio);
        assertThat(wire.serverEvents()).containsExactly(new RtmpEvent.Media(1, video), new RtmpEvent.Media(1, audio));

        wire.client.close(1);
        assertThat(wire.serverEvents())
                .containsExactly(new RtmpEvent.Unpublish(1, "cam?key=1"), new RtmpEvent.DeleteStream(1));
        assertThat(wire.clientEvents())
                .containsExactly(new RtmpClientEvent.Status(
                        1, "status", StatusCode.UNPUBLISH_SUCCESS, "cam?key=1 is now unpublished."));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1460, 1_000_000})
    void plays(int piece) {
        Wire wire = new Wire(piece).connected();
        wire.client.play("cam");

        assertThat(wire.serverEvents())
                .containsExactly(new RtmpEvent.BufferLength(1, 1000), new RtmpEvent.Play(1, "cam", -2, -1, true));

        wire.server.playStarted(1, "cam", true);
        wire.carry();
        RtmpMessage video = Bytes.message(MessageType.VIDEO, 1, 0x12345678, 100_000);
        ByteBuffer shared = ByteBuffer.allocate(
                ChunkForm.size(wire.server.outChunkSize(), ChunkStreams.SHARED_VIDEO, video.time(), video.length()));
        ChunkForm.write(
                shared,
                wire.server.outChunkSize(),
                ChunkStreams.SHARED_VIDEO,
                MessageType.VIDEO,
                1,
                video.time(),
                video.payload());
        long sent = wire.server.bytesSent();
        wire.server.sentOutside(shared.flip().remaining());
        assertThat(wire.server.bytesSent()).isEqualTo(sent + shared.remaining());
        wire.client.feed(shared);
        RtmpMessage audio = Bytes.message(MessageType.AUDIO, 9, 1, 5);
        wire.server.sendMedia(1, audio);
        wire.server.status(1, "status", StatusCode.PLAY_UNPUBLISH_NOTIFY, "cam is now unpublished.");
        wire.server.streamEof(1);

        List<RtmpClientEvent> events = wire.clientEvents();
        assertThat(events).hasSize(7);
        assertThat(events.subList(0, 2))
                .containsExactly(
                        new RtmpClientEvent.Status(1, "status", StatusCode.PLAY_RESET, "Playing and resetting cam."),
                        new RtmpClientEvent.PlayStarted(1, "cam"));
        assertThat(events.get(2)).isInstanceOf(RtmpClientEvent.Media.class); // |RtmpSampleAccess
        assertThat(events.subList(3, 7))
                .containsExactly(
                        new RtmpClientEvent.Media(1, video),
                        new RtmpClientEvent.Media(1, audio.onStream(1)),
                        new RtmpClientEvent.Status(
                                1, "status", StatusCode.PLAY_UNPUBLISH_NOTIFY, "cam is now unpublished."),
                        new RtmpClientEvent.StreamEof(1));

        wire.client.pause(1, true, 500);
        wire.client.close(1);
        assertThat(wire.serverEvents())
                .containsExactly(
                        new RtmpEvent.Pause(1, true, 500),
                        new RtmpEvent.StopPlay(1, "cam"),
                        new RtmpEvent.DeleteStream(1));
    }

    @Test
    void refusalsReachTheClient() {
        Wire wire = new Wire(1000);
        wire.client.connect("nowhere", "rtmp://localhost/nowhere", Map.of());
        wire.serverEvents();
        wire.server.rejectConnect(StatusCode.CONNECT_INVALID_APP, "No application nowhere.");
        assertThat(wire.clientEvents())
                .containsExactly(
                        new RtmpClientEvent.Rejected(StatusCode.CONNECT_INVALID_APP, "No application nowhere."));

        Wire second = new Wire(1000).connected();
        second.client.publish("cam", RtmpEvent.PublishMode.RECORD);
        second.client.play("gone", -1, 10, false);
        assertThat(second.serverEvents())
                .containsExactly(
                        new RtmpEvent.Publish(1, "cam", RtmpEvent.PublishMode.RECORD),
                        new RtmpEvent.BufferLength(2, 1000),
                        new RtmpEvent.Play(2, "gone", -1, 10, false));
        second.server.publishRefused(1, StatusCode.PUBLISH_BAD_NAME, "Taken.");
        second.server.playRefused(2, StatusCode.PLAY_STREAM_NOT_FOUND, "No such stream.");
        assertThat(second.clientEvents())
                .containsExactly(
                        new RtmpClientEvent.Status(1, "error", StatusCode.PUBLISH_BAD_NAME, "Taken."),
                        new RtmpClientEvent.Status(2, "error", StatusCode.PLAY_STREAM_NOT_FOUND, "No such stream."));
        second.client.sendMedia(1, Bytes.message(MessageType.AUDIO, 1, 0, 3));
        assertThat(second.serverEvents()).isEmpty();
        assertThat(second.server.ignoredMessages()).isEqualTo(1);
    }

    @Test
    void callsGoBothWays() {
        Wire wire = new Wire(1000).connected();
        double first = wire.client.call("broadcast", AmfValue.of("hello"));
        double second = wire.client.call("nonsense");

        List<RtmpEvent> calls = wire.serverEvents();
        RtmpEvent.Call broadcast = (RtmpEvent.Call) calls.get(0);
        assertThat(broadcast.arguments()).containsExactly(AmfValue.of("hello"));
        assertThat(broadcast.transactionId()).isEqualTo(first);
        wire.server.result(first, AmfValue.of(true));
        wire.server.unknownCall((RtmpEvent.Call) calls.get(1));
        wire.server.sendCommand(0, RtmpCommand.of("added", 0, AmfValue.NULL, AmfValue.of("1")));

        List<RtmpClientEvent> answers = wire.clientEvents();
        assertThat(answers.get(0))
                .isEqualTo(new RtmpClientEvent.Call(0, "_result", first, AmfValue.NULL, List.of(AmfValue.of(true))));
        RtmpClientEvent.Call error = (RtmpClientEvent.Call) answers.get(1);
        assertThat(error.name()).isEqualTo("_error");
        assertThat(error.transactionId()).isEqualTo(second);
        assertThat(error.arguments().get(0).asMembers())
                .containsEntry("code", AmfValue.of(StatusCode.CALL_FAILED))
                .containsEntry("description", AmfValue.of("Method not found (nonsense)."));
        assertThat(((RtmpClientEvent.Call) answers.get(2)).name()).isEqualTo("added");
    }

    @Test
    void bothSidesAcknowledgeAndAnswerPings() {
        Wire wire = new Wire(1000, Wire.chatty()).connected();
        wire.client.publish("cam", RtmpEvent.PublishMode.LIVE);
        wire.serverEvents();
        assertThat(wire.server.bytesAcknowledged()).isZero();
        wire.client.sendMedia(1, Bytes.message(MessageType.VIDEO, 1, 0, 10_000));
        wire.server.sendMedia(1, Bytes.message(MessageType.VIDEO, 1, 0, 10_000));
        wire.server.ping(0x1FFFFFFFFL);

        assertThat(wire.serverEvents()).contains(new RtmpEvent.PingResponse(0xFFFFFFFFL));
        assertThat(wire.server.bytesAcknowledged()).isPositive().isLessThanOrEqualTo(wire.server.bytesSent());
        assertThat(wire.client.bytesReceived()).isEqualTo(wire.server.bytesSent());
        assertThat(wire.server.bytesReceived()).isEqualTo(wire.client.bytesSent());
        assertThat(wire.client.pendingBytes() + wire.server.pendingBytes()).isZero();
    }

    @Test
    void theClientKeepsQuietDuringTheHandshake() {
        RtmpClientSession client = new RtmpClientSession(RtmpClientSettings.DEFAULT);

        assertThatThrownBy(() -> client.call("hello")).isInstanceOf(IllegalStateException.class);
        assertThat(Bytes.there(client.next()).remaining()).isEqualTo(1537);
    }
}
