package org.videocity.web.api.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.room.Ban;
import org.videocity.api.room.Knock;
import org.videocity.api.room.RoomAct;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.web.api.internal.testcity.TestCity;
import org.videocity.web.api.internal.testcity.TestConnection;
import org.videocity.web.api.internal.testcity.TestRoom;

/** Knocking, being let in, and keeping order. */
class DoorSocketTest {
    private static final String PIXEL =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                    + "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private final SocketBench bench = new SocketBench();
    private final TestConnection client = new TestConnection();
    private TestCity core = bench.start("s1");
    private WebSocketListener socket = new WebSocketListener() {};

    @BeforeEach
    void open() {
        socket = bench.openRoom(client, "welcome@localhost", "");
    }

    private ObjectNode atTheDoor(Reason why) {
        core.refusal = Optional.of(why);
        socket.onText("{\"op\":\"hello\",\"name\":\"Eve\",\"knock\":true}");
        return client.takeOnly();
    }

    private void knock() {
        socket.onText("{\"op\":\"knock\",\"id\":1,\"name\":\"<i>Eve\",\"photo\":\"" + PIXEL + "\",\"text\":\"Hi\"}");
    }

    private String refusal() {
        return client.takeOnly().at("/reason/name").asText();
    }

    @Test
    void theDoorsOfPrivateAndUnknownRoomsAreTheSame() {
        ObjectNode first = atTheDoor(Reason.NO_SUCH_ROOM);
        for (Reason why : List.of(Reason.KEY_REQUIRED, Reason.NOT_ALLOWED)) {
            open();
            assertThat(atTheDoor(why)).isEqualTo(first);
        }
        assertThat(first)
                .hasToString("{\"op\":\"door\",\"state\":\"closed\",\"reason\":{\"name\":\"door-closed\",\"text\":\""
                        + Reason.DOOR_CLOSED.text() + "\"},\"may\":[\"card\",\"knock\",\"write\"]}");
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void whoIsAdmittedShowsThePassAndComesIn() {
        atTheDoor(Reason.KEY_REQUIRED);
        knock();
        assertThat(client.takeOnly().path("ok").asBoolean()).isTrue();
        assertThat(core.knocks.get(0).photo()).isEqualTo(PIXEL);
        assertThat(core.knocks.get(0).name()).isEqualTo("<i>Eve");
        knock();
        assertThat(refusal()).isEqualTo("limit-reached");
        core.refusal = Optional.empty();
        core.doors.get(0).onAdmitted(Optional.of("token"));
        List<ObjectNode> came = client.take();
        assertThat(came).extracting(m -> m.path("op").asText()).containsExactly("admitted", "welcome");
        assertThat(came.get(0).path("pass").asText()).isEqualTo("token");
        core.doors.get(0).onDeclined(Reason.DECLINED);
        assertThat(client.take()).isEmpty();
    }

    @Test
    void whoIsDeclinedMayKnockAgain() {
        atTheDoor(Reason.LOCKED);
        knock();
        core.doors.get(0).onDeclined(Reason.DECLINED);
        assertThat(client.takeOps()).containsExactly("result", "declined");
        core.deaf = Optional.of(Reason.LIMIT_REACHED);
        knock();
        assertThat(refusal()).isEqualTo("limit-reached");
        core.deaf = Optional.empty();
        knock();
        assertThat(client.takeOnly().path("ok").asBoolean()).isTrue();
    }

    @Test
    void aKnockEndsWithTheSocket() {
        atTheDoor(Reason.KEY_REQUIRED);
        knock();
        socket.onClose(1006, "");
        assertThat(core.withdrawn).isEqualTo(1);
    }

    @Test
    void aKnockOutlivesAnUpdateOfCore() {
        atTheDoor(Reason.KEY_REQUIRED);
        knock();
        client.take();
        TestCity old = core;
        bench.stop(old);
        old.doors.get(0).onDeclined(Reason.RESTARTING);
        core = bench.start("s1");
        assertThat(core.knocks).isEqualTo(old.knocks);
        core.doors.get(0).onAdmitted(Optional.empty());
        assertThat(client.takeOps()).containsExactly("admitted", "welcome");
    }

    @Test
    void whatIsNoPictureIsNotShownToAnybody() {
        atTheDoor(Reason.KEY_REQUIRED);
        for (String photo : List.of(
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:image/png;base64,PHN2Zy8+",
                PIXEL.replace("png", "jpeg"),
                "https://evil.example/x.png",
                "data:image/png;base64,***")) {
            socket.onText("{\"op\":\"knock\",\"photo\":\"" + photo + "\"}");
            assertThat(refusal()).isEqualTo("bad-message");
        }
        socket.onText("{\"op\":\"knock\",\"text\":\"" + "x".repeat(281) + "\"}");
        assertThat(refusal()).isEqualTo("bad-message");
        assertThat(core.knocks).isEmpty();
    }

    @Test
    void nobodyKnocksWhoIsInside() {
        socket.onText("{\"op\":\"hello\",\"knock\":true}");
        client.take();
        knock();
        assertThat(refusal()).isEqualTo("bad-message");
    }

    private TestRoom inside() {
        socket.onText("{\"op\":\"hello\",\"name\":\"Ada\",\"knock\":true,\"returning\":\"before\"}");
        JsonNode welcome = client.takeOnly();
        assertThat(welcome.path("role").asText()).isEqualTo("guest");
        assertThat(welcome.path("may")).isEmpty();
        assertThat(welcome.path("returnKey").asText()).isEqualTo("key-m1");
        assertThat(core.entered.get(0).returnKey()).isEqualTo("before");
        return core.room();
    }

    @Test
    void actsAreHandedOn() {
        TestRoom room = inside();
        socket.onText("{\"op\":\"act\",\"id\":1,\"act\":\"mute\",\"member\":\"m2\"}");
        socket.onText("{\"op\":\"act\",\"id\":2,\"act\":\"ban\",\"member\":\"m2\",\"lasting\":true}");
        socket.onText("{\"op\":\"act\",\"id\":3,\"act\":\"end-stream\",\"stream\":\"cam\"}");
        socket.onText("{\"op\":\"act\",\"id\":4,\"act\":\"unban\",\"ban\":\"b1\"}");
        socket.onText("{\"op\":\"act\",\"id\":5,\"act\":\"lock\"}");
        socket.onText("{\"op\":\"answer\",\"id\":6,\"knock\":\"k1\",\"admit\":true}");
        socket.onText("{\"op\":\"typing\"}");
        assertThat(room.acts)
                .containsExactly(
                        new RoomAct(RoomAct.Kind.MUTE, "m2", false),
                        new RoomAct(RoomAct.Kind.BAN, "m2", true),
                        new RoomAct(RoomAct.Kind.END_STREAM, "cam", false),
                        new RoomAct(RoomAct.Kind.UNBAN, "b1", false),
                        new RoomAct(RoomAct.Kind.LOCK, "", false));
        assertThat(room.answered).containsExactly("k1/true");
        assertThat(room.typed).isEqualTo(1);
        assertThat(client.takeOps()).hasSize(6).containsOnly("result");
        for (String wrong : List.of("\"act\":\"crown\"", "\"act\":\"mute\"", "\"act\":\"mute\",\"member\":1")) {
            socket.onText("{\"op\":\"act\",\"id\":7," + wrong + "}");
            assertThat(refusal()).isEqualTo("bad-message");
        }
    }

    @Test
    void whoModeratesHearsTheDoor() {
        TestRoom room = inside();
        Instant now = Instant.parse("2026-11-29T12:00:00Z");
        room.listener.onKnocking(new Knock("k1", "<b>Eve", "", "Hi", now, false));
        room.listener.onKnocked("k1", Knock.Outcome.GONE);
        room.listener.onBans(List.of(new Ban("b1", "Eve", true, now)));
        room.listener.onTyping(TestCity.member("m2", "Bob"));
        room.listener.onRoomChanged(core.snapshot());
        assertThat(client.take())
                .extracting(ObjectNode::toString)
                .startsWith(
                        "{\"op\":\"knocking\",\"knock\":{\"id\":\"k1\",\"name\":\"<b>Eve\",\"photo\":null,"
                                + "\"text\":\"Hi\",\"since\":\"2026-11-29T12:00:00Z\",\"verified\":false}}",
                        "{\"op\":\"knocked\",\"id\":\"k1\",\"outcome\":\"gone\"}",
                        "{\"op\":\"bans\",\"bans\":[{\"id\":\"b1\",\"name\":\"Eve\",\"lasting\":true,"
                                + "\"since\":\"2026-11-29T12:00:00Z\"}]}",
                        "{\"op\":\"typing\",\"member\":\"m2\"}");
    }

    @Test
    void aPageThatIsClosedLeavesAndOneThatIsLostIsWaitedFor() {
        TestRoom room = inside();
        socket.onClose(1006, "");
        assertThat(room.steppedOut).containsExactly(Reason.CONNECTION_LOST);
        socket = bench.openRoom(new TestConnection(), "welcome@localhost", "");
        socket.onText("{\"op\":\"hello\"}");
        socket.onClose(1001, "");
        assertThat(core.room().left).containsExactly(Reason.LEFT);
    }
}
