package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.amf.AmfValue;

/** The server session against messages made by hand. */
class RtmpServerSessionTest {
    private final AmfDecoder decoder = new AmfDecoder(AmfLimits.DEFAULT);
    private final RtmpServerSession session = new RtmpServerSession(Wire.chatty());
    private final ChunkWriter writer = new ChunkWriter(128);
    private final ChunkReader reader = new ChunkReader(RtmpLimits.DEFAULT);

    @BeforeEach
    void shakeHands() {
        session.feed(ByteBuffer.allocate(1 + 1536).put(0, (byte) 3));
        assertThat(Bytes.there(session.next()).remaining()).isEqualTo(3073);
        session.feed(ByteBuffer.allocate(1536));
    }

    private void send(RtmpMessage message) {
        ByteBuffer out = ByteBuffer.allocate(writer.maxSize(3, message));
        writer.write(out, 3, message);
        session.feed(out.flip());
    }

    private void send(long streamId, String name, double transactionId, AmfValue... arguments) {
        send(RtmpCommand.of(name, transactionId, AmfValue.NULL, arguments).toMessage(streamId));
    }

    private void connect() {
        send(0, "connect", 1);
        assertThat(events()).hasSize(1);
        session.acceptConnect();
        answers();
    }

    private List<RtmpEvent> events() {
        List<RtmpEvent> events = new ArrayList<>();
        RtmpEvent event;
        while ((event = session.poll()) != null) {
            events.add(event);
        }
        return events;
    }

    private List<RtmpMessage> answers() {
        ByteBuffer bytes = session.next();
        return bytes == null ? List.of() : Bytes.readAll(reader, bytes, 1000);
    }

    /** The answers as name, transaction id, stream and, where there is one, the code. */
    private List<String> commands() {
        return answers().stream()
                .filter(message -> message.typeId() == MessageType.COMMAND_AMF0)
                .map(message -> {
                    RtmpCommand command = RtmpCommand.parse(message, decoder);
                    String code = command.argument(0).asMembers().containsKey("code")
                            ? " "
                                    + command.argument(0)
                                            .asMembers()
                                            .get("code")
                                            .asText()
                                            .orElse("")
                            : "";
                    return command.name() + " " + (int) command.transactionId() + " " + message.streamId() + code;
                })
                .toList();
    }

    @Test
    void connectIsAnsweredInTheOrderOfTheSpecification() {
        send(0, "connect", 1);
        session.acceptConnect();

        List<RtmpMessage> answers = answers();

        assertThat(answers).extracting(RtmpMessage::typeId).containsExactly(5, 6, 1, 4, 20, 20);
        assertThat(RtmpControl.parse(answers.get(0))).isEqualTo(new RtmpControl.WindowAckSize(5000));
        assertThat(RtmpControl.parse(answers.get(1))).isEqualTo(new RtmpControl.SetPeerBandwidth(6000, 2));
        assertThat(RtmpControl.parse(answers.get(2))).isEqualTo(new RtmpControl.SetChunkSize(4096));
        assertThat(RtmpCommand.parse(answers.get(4), decoder).name()).isEqualTo("_result");
        assertThat(RtmpCommand.parse(answers.get(5), decoder).name()).isEqualTo("onBWDone");
        session.acceptConnect();
        session.rejectConnect(StatusCode.CONNECT_REJECTED, "too late");
        assertThat(session.next()).isNull();
    }

    @Test
    void whatNeedsNoDecisionIsAnsweredAtOnce() {
        connect();
        send(0, "releaseStream", 2, AmfValue.of("cam"));
        send(0, "FCPublish", 3, AmfValue.of("cam"));
        send(0, "createStream", 4);
        send(0, "_checkbw", 5);
        send(0, "getStreamLength", 6, AmfValue.of("cam"));
        send(0, "FCSubscribe", 7, AmfValue.of("cam"));
        send(0, "createStream", 8);
        send(0, "createStream", 9);

        assertThat(commands())
                .containsExactly(
                        "_result 2 0",
                        "onFCPublish 0 0 NetStream.Publish.Start",
                        "_result 3 0",
                        "_result 4 0",
                        "_result 5 0",
                        "_result 6 0",
                        "onFCSubscribe 0 0 NetStream.Play.Start",
                        "_result 7 0",
                        "_result 8 0",
                        "_error 9 0 NetConnection.Call.Failed");
        assertThat(events()).isEmpty();
    }

    @Test
    void streamIdsBeginAt1AndAreUsedAgain() {
        connect();
        send(0, "createStream", 2);
        send(0, "createStream", 3);
        send(0, "deleteStream", 0, AmfValue.of(1));
        send(0, "createStream", 4);

        assertThat(answers())
                .extracting(message -> RtmpCommand.parse(message, decoder).argument(0))
                .containsExactly(AmfValue.of(1), AmfValue.of(2), AmfValue.of(1));
        assertThat(events()).containsExactly(new RtmpEvent.DeleteStream(1));
    }

    @Test
    void mediaMayComeBeforeTheAnswerToPublish() {
        connect();
        send(0, "createStream", 2);
        send(1, "publish", 3, AmfValue.of("cam"));
        RtmpMessage audio = Bytes.message(MessageType.AUDIO, 1, 0, 9);
        send(audio);
        session.publishStarted(1, "cam");

        assertThat(events())
                .containsExactly(
                        new RtmpEvent.Publish(1, "cam", RtmpEvent.PublishMode.LIVE), new RtmpEvent.Media(1, audio));
        assertThat(commands()).containsExactly("_result 2 0", "onStatus 0 1 NetStream.Publish.Start");
    }

    @Test
    void aPublicationEndsOnceHoweverItEnds() {
        connect();
        send(0, "createStream", 2);
        send(1, "publish", 3, AmfValue.of("cam?key=1"), AmfValue.of("append"));
        send(0, "FCUnpublish", 4, AmfValue.of("cam"));
        send(1, "closeStream", 0);
        send(1, "publish", 5, AmfValue.of("b"));
        send(1, "publish", 6, AmfValue.of(false));
        send(1, "play", 7, AmfValue.of("c"));
        send(1, "publish", 8, AmfValue.of("d"));
        send(0, "deleteStream", 9, AmfValue.of(1));

        assertThat(events())
                .containsExactly(
                        new RtmpEvent.Publish(1, "cam?key=1", RtmpEvent.PublishMode.APPEND),
                        new RtmpEvent.Unpublish(1, "cam?key=1"),
                        new RtmpEvent.CloseStream(1),
                        new RtmpEvent.Publish(1, "b", RtmpEvent.PublishMode.LIVE),
                        new RtmpEvent.Unpublish(1, "b"),
                        new RtmpEvent.CloseStream(1),
                        new RtmpEvent.Play(1, "c", -2, -1, true),
                        new RtmpEvent.StopPlay(1, "c"),
                        new RtmpEvent.Publish(1, "d", RtmpEvent.PublishMode.LIVE),
                        new RtmpEvent.Unpublish(1, "d"),
                        new RtmpEvent.DeleteStream(1));
    }

    @Test
    void answersThatComeTooLateAreIgnored() {
        connect();
        send(0, "createStream", 2);
        send(1, "publish", 3, AmfValue.of("cam"));
        send(0, "deleteStream", 4, AmfValue.of(1));
        answers();

        session.publishStarted(1, "cam");
        session.publishRefused(1, StatusCode.PUBLISH_BAD_NAME, "no");
        session.playStarted(1, "cam", true);
        session.status(1, "status", StatusCode.PAUSE_NOTIFY, "paused");
        session.sendMedia(1, Bytes.message(MessageType.AUDIO, 1, 0, 9));
        session.streamEof(1);

        assertThat(session.next()).isNull();
    }

    @Test
    void playerWishesBecomeEvents() {
        connect();
        send(0, "createStream", 2);
        send(1, "play", 0, AmfValue.of("cam"), AmfValue.of(-1), AmfValue.of(5), AmfValue.of(0));
        send(1, "pause", 0, AmfValue.of(false), AmfValue.of(40));
        send(1, "seek", 0, AmfValue.of(1234));
        send(1, "receiveAudio", 0, AmfValue.of(false));
        send(1, "receiveVideo", 0, AmfValue.of(true));
        send(new RtmpControl.SetBufferLength(1, 3000).toMessage());

        assertThat(events())
                .containsExactly(
                        new RtmpEvent.Play(1, "cam", -1, 5, false),
                        new RtmpEvent.Pause(1, false, 40),
                        new RtmpEvent.Seek(1, 1234),
                        new RtmpEvent.ReceiveAudio(1, false),
                        new RtmpEvent.ReceiveVideo(1, true),
                        new RtmpEvent.BufferLength(1, 3000));
    }

    @Test
    void aggregatesComeAsTheirParts() {
        connect();
        send(0, "createStream", 2);
        send(1, "publish", 3, AmfValue.of("cam"));
        events();
        send(RtmpMessage.of(
                MessageType.AGGREGATE,
                1,
                100,
                Bytes.hex("08 000001 000000 00 000000 aa 0000000c 09 000001 000014 00 000000 bb 0000000c")));

        assertThat(events())
                .containsExactly(
                        new RtmpEvent.Media(1, RtmpMessage.of(MessageType.AUDIO, 1, 100, Bytes.hex("aa"))),
                        new RtmpEvent.Media(1, RtmpMessage.of(MessageType.VIDEO, 1, 120, Bytes.hex("bb"))));
    }

    @Test
    void publishOnAStreamNobodyMadeIsRefused() {
        connect();
        send(7, "publish", 3, AmfValue.of("cam"));
        send(7, "play", 3, AmfValue.of("cam"));

        assertThat(commands())
                .containsExactly("onStatus 0 7 NetStream.Publish.BadName", "onStatus 0 7 NetStream.Play.Failed");
        assertThat(events()).isEmpty();
    }

    @Test
    void mediaOnStreamZeroIsForTheOneThatPublishes() {
        connect();
        send(0, "createStream", 2);
        RtmpMessage sound = RtmpMessage.of(MessageType.AUDIO, 0, 5, Bytes.hex("2fff"));
        send(sound);
        assertThat(session.ignoredMessages()).isEqualTo(1);
        send(1, "publish", 3, AmfValue.of("cam"), AmfValue.of("live"));
        events();
        send(sound);
        assertThat(events())
                .singleElement()
                .isInstanceOfSatisfying(
                        RtmpEvent.Media.class,
                        media -> assertThat(media.streamId()).isEqualTo(1));

        send(0, "createStream", 4);
        send(2, "publish", 5, AmfValue.of("other"), AmfValue.of("live"));
        events();
        send(sound);
        assertThat(events()).as("nobody knows for which of two").isEmpty();
        assertThat(session.ignoredMessages()).isEqualTo(2);
    }

    @Test
    void unknownMessagesAreCountedAndOtherwiseLeftAlone() {
        connect();
        send(RtmpMessage.of(MessageType.SHARED_OBJECT_AMF0, 0, 0, Bytes.hex("0001")));
        send(RtmpMessage.of(99, 0, 0, Bytes.hex("")));
        send(RtmpMessage.of(MessageType.USER_CONTROL, 0, 0, Bytes.hex("00ff")));

        assertThat(session.ignoredMessages()).isEqualTo(3);
        assertThat(session.next()).isNull();
    }

    @Test
    void windowsAndPingsOfTheClientAreObeyed() {
        connect();
        send(new RtmpControl.SetPeerBandwidth(777, 0).toMessage());
        send(new RtmpControl.PingRequest(5).toMessage());
        send(new RtmpControl.WindowAckSize(1).toMessage());

        List<RtmpControl> controls = answers().stream().map(RtmpControl::parse).toList();

        assertThat(controls)
                .containsExactly(
                        new RtmpControl.WindowAckSize(777),
                        new RtmpControl.PingResponse(5),
                        new RtmpControl.Acknowledgement(session.bytesReceived()));
        send(new RtmpControl.Acknowledgement(0xFFFFFFF0L).toMessage());
        send(new RtmpControl.Acknowledgement(0x10).toMessage());
        assertThat(session.bytesAcknowledged()).isEqualTo(0x10);
    }

    @Test
    void theFaultIsNamedAndEndsTheSession() {
        assertThatThrownBy(() -> send(0, "createStream", 1))
                .isInstanceOf(RtmpException.class)
                .hasMessage("createStream before connect");
        assertThatThrownBy(() -> session.feed(ByteBuffer.allocate(0))).hasMessage("createStream before connect");
    }

    @Test
    void connectComesOnce() {
        connect();

        assertThatThrownBy(() -> send(0, "connect", 2)).hasMessage("connect on a connected connection");
    }

    @Test
    void nothingIsSentDuringTheHandshake() {
        RtmpServerSession fresh = new RtmpServerSession(RtmpServerSettings.DEFAULT);

        fresh.ping(1);
        fresh.status(0, "status", StatusCode.CONNECT_CLOSED, "bye");

        assertThat(fresh.next()).isNull();
    }
}
