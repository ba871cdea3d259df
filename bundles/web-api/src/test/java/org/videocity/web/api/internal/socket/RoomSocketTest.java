package org.videocity.web.api.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.identity.Credentials;
import org.videocity.api.media.Audience;
import org.videocity.api.room.Recipient;
import org.videocity.api.transport.TransportState;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.web.api.internal.testcity.TestCity;
import org.videocity.web.api.internal.testcity.TestConnection;
import org.videocity.web.api.internal.testcity.TestPublication;
import org.videocity.web.api.internal.testcity.TestRoom;

class RoomSocketTest {
    private final SocketBench bench = new SocketBench();
    private final TestConnection client = new TestConnection();
    private final TestCity core = bench.start("s1");
    private WebSocketListener socket = new WebSocketListener() {};

    @BeforeEach
    void open() {
        socket = bench.openRoom(client, "welcome@localhost", "");
    }

    private TestRoom enter() {
        socket.onText("{\"op\":\"hello\",\"name\":\"Ada\"}");
        client.take();
        return core.room();
    }

    @Test
    void helloLetsAGuestInAndShowsTheRoom() {
        core.publications.add(TestPublication.of("cam"));
        core.publications.add(new TestPublication("mix-for-bob", new Audience.Members(Set.of("m2")), false));
        socket.onText("{\"op\":\"hello\",\"name\":\"Ada\"}");
        ObjectNode welcome = client.takeOnly();
        assertThat(welcome.path("op").asText()).isEqualTo("welcome");
        assertThat(welcome.path("self").asText()).isEqualTo("m1");
        assertThat(welcome.path("session").asText()).isEqualTo("s1");
        assertThat(welcome.at("/room/members/0/name").asText()).isEqualTo("Ada");
        assertThat(welcome.at("/room/streams")).hasSize(1);
        assertThat(welcome.at("/transports/0/name").asText()).isEqualTo("rtmp");
        assertThat(core.shown.get(0).attributes()).isEqualTo(Map.of("name", "Ada", "city", "localhost"));
        assertThat(core.entered.get(0).transport()).isEqualTo("http");
    }

    @Test
    void aKeyIsShownInsteadOfAName() {
        WebSocketListener withKey = bench.openRoom(client, "/welcome@localhost", TestCity.GOOD_KEY);
        withKey.onText("{\"op\":\"hello\"}");
        assertThat(client.takeOps()).containsExactly("welcome");
        assertThat(core.shown.get(0).kind()).isEqualTo(Credentials.STREAM_KEY);
    }

    @Test
    void aWrongKeyIsRefused() {
        WebSocketListener withKey = bench.openRoom(client, "welcome@localhost", "bad");
        withKey.onText("{\"op\":\"hello\"}");
        assertThat(client.takeOnly().at("/reason/name").asText()).isEqualTo("bad-key");
        assertThat(client.closeCode()).isEqualTo(4403);
        assertThat(core.entered).isEmpty();
    }

    @Test
    void nobodyLearnsWhetherThereIsAPrivateRoom() {
        for (Reason why : List.of(Reason.NO_SUCH_ROOM, Reason.KEY_REQUIRED, Reason.NOT_ALLOWED)) {
            core.refusal = Optional.of(why);
            TestConnection stranger = new TestConnection();
            bench.openRoom(stranger, "welcome@localhost", "").onText("{\"op\":\"hello\"}");
            assertThat(stranger.takeOnly().at("/reason/name").asText()).isEqualTo("door-closed");
            assertThat(stranger.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void whatIsNoRoomIsRefusedAtOnce() {
        TestConnection lost = new TestConnection();
        bench.openRoom(lost, "nowhere", "").onText("{\"op\":\"hello\"}");
        assertThat(lost.takeOnly().at("/reason/text").asText()).contains("user@domain");
        assertThat(lost.closeCode()).isEqualTo(4404);
    }

    @Test
    void whatHappensInTheRoomIsTold() {
        TestRoom room = enter();
        room.listener.onEntered(TestCity.member("m2", "Bob"));
        room.listener.onPublished(TestPublication.of("cam"));
        room.listener.onPublicationChanged(new TestPublication("cam", Audience.EVERYONE, true));
        room.listener.onUnpublished(TestPublication.of("cam"), Reason.UNPUBLISHED);
        room.listener.onMessage(core.message(1, "{\"text\":\"hi\"}"));
        room.listener.onLeft(TestCity.member("m2", "Bob"), Reason.LEFT);
        List<ObjectNode> told = client.take();
        assertThat(told)
                .extracting(message -> message.path("op").asText())
                .containsExactly("entered", "published", "changed", "unpublished", "message", "left");
        assertThat(told.get(2).at("/stream/suspended").asBoolean()).isTrue();
        assertThat(told.get(3).path("stream").asText()).isEqualTo("cam");
        assertThat(told.get(4).at("/message/body/text").asText()).isEqualTo("hi");
        assertThat(told.get(5).path("member").asText()).isEqualTo("m2");
    }

    @Test
    void streamsForOthersAreNotMentioned() {
        TestRoom room = enter();
        TestPublication forBob = new TestPublication("mix", new Audience.Members(Set.of("m2")), false);
        room.listener.onPublished(forBob);
        room.listener.onUnpublished(forBob, Reason.UNPUBLISHED);
        assertThat(client.take()).isEmpty();
    }

    @Test
    void sendingYieldsAResultWithTheClientsId() {
        TestRoom room = enter();
        socket.onText("{\"op\":\"send\",\"id\":7,\"to\":{\"member\":\"m2\"},\"type\":\"videocity:chat\","
                + "\"body\":{\"n\":1.50}}");
        assertThat(client.takeOnly()).hasToString("{\"op\":\"result\",\"id\":7,\"ok\":true}");
        assertThat(room.said)
                .containsExactly(new TestRoom.Said(new Recipient.ToMember("m2"), "videocity:chat", "{\"n\":1.50}"));
        room.answer = Optional.of(Reason.TOO_LARGE);
        socket.onText("{\"op\":\"rename\",\"id\":\"x\",\"name\":\"Ada L.\"}");
        List<ObjectNode> told = client.take();
        assertThat(told.get(0).at("/member/name").asText()).isEqualTo("Ada L.");
        assertThat(told.get(1).path("id").asText()).isEqualTo("x");
        assertThat(told.get(1).at("/reason/name").asText()).isEqualTo("too-large");
    }

    @Test
    void whatComesBeforeTheWelcomeIsToldAfterIt() {
        CompletableFuture<Void> door = new CompletableFuture<>();
        core.slowDoor = Optional.of(door);
        socket.onText("{\"op\":\"hello\"}");
        core.room().listener.onEntered(TestCity.member("m2", "Bob"));
        assertThat(client.take()).isEmpty();
        door.complete(null);
        assertThat(client.takeOps()).containsExactly("welcome", "entered");
    }

    @Test
    void missedMessagesComeOnceAndInOrder() {
        CompletableFuture<Void> door = new CompletableFuture<>();
        core.slowDoor = Optional.of(door);
        socket.onText("{\"op\":\"hello\",\"session\":\"s1\",\"sequence\":4}");
        TestRoom room = core.room();
        room.missed = new CompletableFuture<>();
        door.complete(null);
        room.listener.onMessage(core.message(7, "7"));
        room.listener.onMessage(core.message(8, "8"));
        room.missed.complete(List.of(core.message(5, "5"), core.message(7, "7")));
        assertThat(client.take())
                .extracting(message -> message.at("/message/body").asText())
                .containsExactly("", "5", "7", "8");
        assertThat(room.askedSince).containsExactly("s1/4");
    }

    @Test
    void aRoomThatDoesNotRememberInTimeHoldsNobodyUp() {
        CompletableFuture<Void> door = new CompletableFuture<>();
        core.slowDoor = Optional.of(door);
        socket.onText("{\"op\":\"hello\",\"session\":\"s1\",\"sequence\":4}");
        core.room().missed = new CompletableFuture<>();
        door.complete(null);
        core.room().listener.onMessage(core.message(7, "7"));
        bench.clock.pass(5_000);
        assertThat(client.takeOps()).containsExactly("welcome", "message");
    }

    @Test
    void aBodyThatIsNoJsonGoesAsAString() {
        enter().listener.onMessage(core.message(1, "{\"broken"));
        assertThat(client.takeOnly().at("/message/body").asText()).isEqualTo("{\"broken");
    }

    @Test
    void takenOutIsTakenOut() {
        TestRoom room = enter();
        room.listener.onClosed(Reason.KICKED);
        assertThat(client.takeOnly().at("/reason/name").asText()).isEqualTo("kicked");
        assertThat(client.closeCode()).isEqualTo(4410);
        assertThat(bench.figures("room").open()).isZero();
    }

    @Test
    void closingThePageLeavesTheRoom() {
        TestRoom room = enter();
        socket.onClose(1001, "");
        assertThat(room.left).containsExactly(Reason.LEFT);
        room.listener.onEntered(TestCity.member("m2", "Bob"));
        assertThat(client.take()).isEmpty();
    }

    @Test
    void closingThePageAtTheDoorLeavesOnceInside() {
        CompletableFuture<Void> door = new CompletableFuture<>();
        core.slowDoor = Optional.of(door);
        socket.onText("{\"op\":\"hello\"}");
        socket.onClose(1001, "");
        door.complete(null);
        assertThat(core.room().left).containsExactly(Reason.LEFT);
    }

    @Test
    void transportsArePushedWhenOneChanges() {
        enter();
        bench.clock.pass(1_000);
        assertThat(client.take()).isEmpty();
        bench.rtmp.state = new TransportState(TransportState.DRAINING, "");
        bench.clock.pass(1_000);
        ObjectNode told = client.takeOnly();
        assertThat(told.path("op").asText()).isEqualTo("transports");
        assertThat(told.at("/transports/0/state").asText()).isEqualTo("draining");
        bench.board.unbindTransport(bench.rtmp);
        assertThat(client.takeOnly().path("transports")).isEmpty();
    }

    @Test
    void pingIsAnsweredAtAnyTime() {
        socket.onText("{\"op\":\"ping\"}");
        assertThat(client.takeOps()).containsExactly("pong");
        enter();
        socket.onText("{\"op\":\"ping\"}");
        assertThat(client.takeOps()).containsExactly("pong");
    }

    @Test
    void anUnknownOpIsSaidToBeUnknown() {
        enter();
        socket.onText("{\"op\":\"dance\",\"id\":3}");
        ObjectNode result = client.takeOnly();
        assertThat(result.path("id").asInt()).isEqualTo(3);
        assertThat(result.at("/reason/name").asText()).isEqualTo("unknown-op");
        assertThat(client.closeCode()).isZero();
    }

    @Test
    void badMessagesAreAnsweredUntilThereAreTooMany() {
        enter();
        for (int i = 0; i < 10; i++) {
            socket.onText("{\"op\":\"send\",\"id\":" + i + "}");
        }
        assertThat(client.take()).hasSize(10).allMatch(m -> !m.path("ok").asBoolean());
        assertThat(client.closeCode()).isZero();
        socket.onText("not json");
        assertThat(client.takeOps()).containsExactly("refused");
        assertThat(client.closeCode()).isEqualTo(1008);
    }

    @Test
    void helloComesFirst() {
        socket.onText("{\"op\":\"send\",\"id\":1,\"type\":\"a:b\",\"body\":1}");
        assertThat(client.takeOps()).containsExactly("refused");
        assertThat(client.closeCode()).isEqualTo(1008);
    }

    @Test
    void silenceInsteadOfHelloEnds() {
        bench.clock.pass(10_000);
        assertThat(client.closeCode()).isEqualTo(1008);
    }

    @Test
    void binaryMessagesAreMisuse() {
        enter();
        socket.onBinary(ByteBuffer.allocate(1));
        assertThat(client.closeCode()).isEqualTo(1008);
    }

    @Test
    void aFloodEndsButTheLeisurelyMayTalkForEver() {
        enter();
        for (int i = 0; i < 1_000; i++) {
            socket.onText("{\"op\":\"ping\"}");
            bench.clock.pass(50);
        }
        assertThat(client.closeCode()).isZero();
        for (int i = 0; i < 102; i++) {
            socket.onText("{\"op\":\"ping\"}");
        }
        assertThat(client.closeCode()).isEqualTo(1008);
        assertThat(bench.figures("room").ended()).containsEntry("misuse", 1L);
    }

    @Test
    void aClientThatDoesNotReadIsSentAway() {
        TestRoom room = enter();
        client.queuedBytes = 1_000_001;
        room.listener.onMessage(core.message(1, "1"));
        assertThat(client.closeCode()).isEqualTo(1013);
        assertThat(room.steppedOut).containsExactly(Reason.CONNECTION_LOST);
        assertThat(bench.figures("room").ended()).containsEntry("too-slow", 1L);
    }

    @Test
    void unansweredQuestionsHaveALimit() {
        TestRoom room = enter();
        room.answers = false;
        for (int i = 0; i < 65; i++) {
            socket.onText("{\"op\":\"send\",\"id\":" + i + ",\"type\":\"a:b\",\"body\":1}");
        }
        ObjectNode result = client.takeOnly();
        assertThat(result.path("id").asInt()).isEqualTo(64);
        assertThat(result.at("/reason/name").asText()).isEqualTo("limit-reached");
    }

    @Test
    void stoppingTheBundleLeavesTheRoomAndAsksClientsBack() {
        TestRoom room = enter();
        bench.rooms.close();
        assertThat(client.takeOps()).containsExactly("closed");
        assertThat(client.closeCode()).isEqualTo(1012);
        assertThat(room.steppedOut).containsExactly(Reason.RESTARTING);
    }
}
