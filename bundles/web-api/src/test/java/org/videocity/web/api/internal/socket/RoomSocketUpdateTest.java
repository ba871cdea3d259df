package org.videocity.web.api.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.web.api.internal.testcity.TestCity;
import org.videocity.web.api.internal.testcity.TestConnection;
import org.videocity.web.api.internal.testcity.TestRoom;

/** The city's core comes and goes while people are connected. */
class RoomSocketUpdateTest {
    private final SocketBench bench = new SocketBench();
    private final TestConnection client = new TestConnection();
    private final WebSocketListener socket = bench.openRoom(client, "welcome@localhost", "");

    private TestCity enter() {
        TestCity core = bench.start("s1");
        socket.onText("{\"op\":\"hello\",\"name\":\"Ada\"}");
        core.room().listener.onMessage(core.message(3, "3"));
        client.take();
        return core;
    }

    @Test
    void aMemberComesBackAsTheSameInANewSession() {
        TestCity old = enter();
        bench.stop(old);
        assertThat(client.takeOps()).containsExactly("interrupted");
        TestCity updated = bench.start("s2");
        ObjectNode welcome = client.takeOnly();
        assertThat(welcome.path("session").asText()).isEqualTo("s2");
        assertThat(welcome.path("self").asText()).isEqualTo("m1");
        assertThat(updated.resumed.get(0).member().displayName()).isEqualTo("Ada");
        assertThat(updated.room().askedSince).containsExactly("s1/3");
        assertThat(client.closeCode()).isZero();
        assertThat(old.room().left).isEmpty();
        updated.room().listener.onMessage(updated.message(1, "1"));
        assertThat(client.takeOps()).containsExactly("message");
    }

    @Test
    void aNewNameSurvives() {
        TestCity old = enter();
        socket.onText("{\"op\":\"rename\",\"id\":1,\"name\":\"Countess\"}");
        bench.stop(old);
        assertThat(bench.start("s2").resumed.get(0).member().displayName()).isEqualTo("Countess");
    }

    @Test
    void questionsOnTheWayGetTheirResult() {
        TestCity old = enter();
        old.room().answers = false;
        socket.onText("{\"op\":\"send\",\"id\":1,\"type\":\"a:b\",\"body\":1}");
        bench.stop(old);
        socket.onText("{\"op\":\"send\",\"id\":2,\"type\":\"a:b\",\"body\":1}");
        List<ObjectNode> told = client.take();
        assertThat(told)
                .extracting(message -> message.path("op").asText())
                .containsExactly("result", "interrupted", "result");
        assertThat(told.get(0).at("/reason/name").asText()).isEqualTo("restarting");
        assertThat(told.get(2).at("/reason/name").asText()).isEqualTo("restarting");
    }

    @Test
    void whoNeverComesBackIsSaidSo() {
        bench.stop(enter());
        client.take();
        bench.clock.pass(15_000);
        assertThat(client.takeOnly().at("/reason/name").asText()).isEqualTo("unavailable");
        assertThat(client.closeCode()).isEqualTo(1012);
    }

    @Test
    void roomsThatAreReadAfterTheStartAreWaitedFor() {
        bench.stop(enter());
        TestCity updated = new TestCity("s2");
        updated.refusal = Optional.of(Reason.NO_SUCH_ROOM);
        bench.link.bindRooms(updated);
        bench.clock.pass(600);
        updated.refusal = Optional.empty();
        bench.clock.pass(300);
        assertThat(client.takeOps()).containsExactly("interrupted", "welcome");
    }

    @Test
    void roomsThatLackAnotherPartOfTheCoreAreAskedAgain() {
        bench.stop(enter());
        TestCity updated = new TestCity("s2");
        updated.refusal = Optional.of(Reason.UNAVAILABLE);
        bench.link.bindRooms(updated);
        bench.clock.pass(10_000);
        updated.refusal = Optional.empty();
        bench.clock.pass(300);
        assertThat(client.takeOps()).containsExactly("interrupted", "welcome");
    }

    @Test
    void whoseSessionNobodyCanLookUpNowIsAskedAgain() {
        TestCity core = new TestCity("s1");
        core.stranger = Optional.of(Reason.UNAVAILABLE);
        bench.link.bindRooms(core);
        bench.link.bindAuthentication(core);
        socket.onText("{\"op\":\"hello\"}");
        bench.clock.pass(10_000);
        assertThat(client.take()).isEmpty();
        core.stranger = Optional.empty();
        bench.clock.pass(300);
        assertThat(client.takeOps()).containsExactly("welcome");
    }

    @Test
    void whoseSessionCannotBeLookedUpForLongIsToComeBack() {
        TestCity core = new TestCity("s1");
        core.stranger = Optional.of(Reason.UNAVAILABLE);
        bench.link.bindRooms(core);
        bench.link.bindAuthentication(core);
        socket.onText("{\"op\":\"hello\"}");
        bench.clock.pass(15_000);
        assertThat(client.takeOps()).containsExactly("closed");
        assertThat(client.closeCode()).isEqualTo(1012);
    }

    @Test
    void aRoomThatIsGoneAfterTheUpdateIsGone() {
        bench.stop(enter());
        TestCity updated = new TestCity("s2");
        updated.refusal = Optional.of(Reason.NO_SUCH_ROOM);
        bench.link.bindRooms(updated);
        bench.clock.pass(5_000);
        assertThat(client.takeOps()).containsExactly("interrupted", "closed");
        assertThat(client.closeCode()).isEqualTo(4410);
    }

    @Test
    void whoKnocksWhileThereIsNoCoreWaitsForIt() {
        socket.onText("{\"op\":\"hello\"}");
        bench.clock.pass(14_000);
        assertThat(client.take()).isEmpty();
        bench.start("s1");
        assertThat(client.takeOps()).containsExactly("welcome");
        bench.clock.pass(60_000);
        assertThat(client.closeCode()).isZero();
    }

    @Test
    void aCoreThatGoesWhileItIsAskedIsReplacedAtTheDoor() {
        TestCity old = bench.start("s1");
        CompletableFuture<Void> door = new CompletableFuture<>();
        old.slowDoor = Optional.of(door);
        socket.onText("{\"op\":\"hello\"}");
        bench.stop(old);
        bench.start("s2");
        assertThat(client.takeOnly().path("session").asText()).isEqualTo("s2");
        TestRoom late = old.room();
        door.complete(null);
        assertThat(late.left).containsExactly(Reason.LEFT);
        assertThat(client.take()).isEmpty();
    }

    @Test
    void manyUpdatesInARow() {
        TestCity core = enter();
        for (int i = 2; i < 50; i++) {
            bench.stop(core);
            core = bench.start("s" + i);
            assertThat(client.takeOps()).containsExactly("interrupted", "welcome");
        }
        assertThat(bench.figures("room").open()).isOne();
    }
}
