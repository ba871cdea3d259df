package org.videocity.web.api.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.web.api.internal.testcity.TestCity;
import org.videocity.web.api.internal.testcity.TestConnection;
import org.videocity.web.api.internal.testcity.TestPublication;

class CitySocketTest {
    private final SocketBench bench = new SocketBench();
    private final TestConnection client = new TestConnection();

    @Test
    void allRoomsComeFirst() {
        bench.start("s1");
        bench.openCity(client);
        ObjectNode rooms = client.takeOnly();
        assertThat(rooms.path("op").asText()).isEqualTo("rooms");
        assertThat(rooms.at("/rooms/0/path").asText()).isEqualTo("welcome@localhost");
    }

    @Test
    void manyChangesAreToldOnceInAWhile() {
        TestCity core = bench.start("s1");
        bench.openCity(client);
        client.take();
        bench.clock.pass(1_000);
        bench.cities.onChanged(core.snapshot());
        assertThat(client.takeOps()).containsExactly("room");
        core.publications.add(TestPublication.of("cam"));
        for (int i = 0; i < 20; i++) {
            bench.cities.onChanged(core.snapshot());
        }
        assertThat(client.take()).isEmpty();
        bench.clock.pass(250);
        assertThat(client.takeOnly().at("/room/streams/0/name").asText()).isEqualTo("cam");
    }

    @Test
    void aRoomThatBecomesPrivateIsGone() {
        TestCity core = bench.start("s1");
        bench.openCity(client);
        client.take();
        core.isPublic = false;
        bench.cities.onChanged(core.snapshot());
        assertThat(client.takeOnly()).hasToString("{\"op\":\"gone\",\"room\":\"welcome@localhost\"}");
    }

    @Test
    void aRoomThatWasAlwaysPrivateIsNeverMentioned() {
        TestCity core = new TestCity("s1");
        core.isPublic = false;
        bench.openCity(client);
        bench.cities.onChanged(core.snapshot());
        bench.cities.onGone(TestCity.WELCOME);
        bench.clock.pass(1_000);
        assertThat(client.take()).isEmpty();
    }

    @Test
    void changesWaitForTheList() {
        bench.openCity(client);
        bench.cities.onChanged(new TestCity("s1").snapshot());
        assertThat(client.take()).isEmpty();
        bench.start("s1");
        assertThat(client.takeOps()).containsExactly("rooms", "room");
    }

    @Test
    void theListComesAgainAfterAnUpdate() {
        TestCity core = bench.start("s1");
        bench.openCity(client);
        bench.stop(core);
        bench.start("s2");
        assertThat(client.takeOps()).containsExactly("rooms", "rooms");
        bench.clock.pass(60_000);
        assertThat(client.closeCode()).isZero();
    }

    @Test
    void withoutACoreTheClientIsAskedToComeBack() {
        bench.openCity(client);
        bench.clock.pass(15_000);
        assertThat(client.closeCode()).isEqualTo(1012);
    }

    @Test
    void pingIsAnsweredAndNonsenseEnds() {
        bench.start("s1");
        WebSocketListener socket = bench.openCity(client);
        client.take();
        socket.onText("{\"op\":\"ping\"}");
        assertThat(client.takeOps()).containsExactly("pong");
        socket.onText("{");
        assertThat(client.closeCode()).isEqualTo(1008);
    }

    @Test
    void stoppingTheBundleAsksClientsBack() {
        bench.start("s1");
        bench.openCity(client);
        bench.cities.close();
        assertThat(client.closeCode()).isEqualTo(1012);
    }

    @Test
    void oneAddressHasALimit() throws UnknownHostException {
        InetSocketAddress far = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 4_000);
        var handshake = SocketBench.handshake(Map.of(), far);
        List<TestConnection> clients = List.of(new TestConnection(), new TestConnection(), client);
        List<WebSocketListener> sockets =
                clients.stream().map(one -> bench.cities.open(handshake, one)).toList();
        assertThat(clients.get(1).closeCode()).isZero();
        assertThat(client.takeOnly().at("/reason/name").asText()).isEqualTo("limit-reached");
        assertThat(client.closeCode()).isEqualTo(1013);
        sockets.forEach(socket -> socket.onClose(1001, ""));
        TestConnection next = new TestConnection();
        bench.cities.open(handshake, next);
        assertThat(next.closeCode()).isZero();
        assertThat(bench.figures("city").open()).isOne();
    }

    @Test
    void anIpv6NetworkHasOneLimit() throws UnknownHostException {
        List<TestConnection> clients = List.of(new TestConnection(), new TestConnection(), client);
        for (int i = 0; i < clients.size(); i++) {
            InetSocketAddress far = new InetSocketAddress(InetAddress.getByName("2001:db8::" + i), 4_000);
            bench.cities.open(SocketBench.handshake(Map.of(), far), clients.get(i));
        }
        assertThat(clients.get(1).closeCode()).isZero();
        assertThat(client.closeCode()).isEqualTo(1013);
    }
}
