package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.api.identity.Network;
import org.videocity.api.transport.TransportLimit;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpCommand;
import org.videocity.wire.rtmp.StatusCode;

/** Who goes beyond a limit is told so in RTMP's words, and counted by reason. */
@ExtendWith(LeakWatch.class)
class LimitsTest {
    private static final String HOME = "call/ada@localhost";

    private final FakeCity city = new FakeCity();
    private RtmpTransport transport;

    @AfterEach
    void stop() {
        transport.deactivate();
        assertThat(transport.counters().open()).isZero();
    }

    private int start(Object... settings) {
        transport = new RtmpTransport(TestConfig.of(settings), city.link);
        return transport.port();
    }

    private TestClient connected() throws IOException {
        TestClient client = new TestClient(transport.port()).connect(transport.port(), HOME);
        client.await(RtmpClientEvent.Connected.class);
        return client;
    }

    private void assertCounted(String reason, long times) {
        await().untilAsserted(() -> assertThat(transport.counters().refused()).containsEntry(reason, times));
    }

    @Test
    void thereIsALimitToConnectionsAndOneToThoseWhoAreToldSo() throws IOException {
        int port = start("maxConnections", 1);
        List<TestClient> crowd = new ArrayList<>();
        try (TestClient inside = connected()) {
            try (TestClient second = new TestClient(port).connect(port, HOME)) {
                RtmpClientEvent.Rejected told = second.await(RtmpClientEvent.Rejected.class);
                assertThat(told.code()).isEqualTo(StatusCode.CONNECT_REJECTED);
                assertThat(told.description()).isEqualTo(Refusals.FULL.text());
                second.awaitClosed();
            }
            for (int i = 0; i < 40; i++) {
                crowd.add(new TestClient(port));
            }
            assertCounted("too-many-connections", 41);
            assertThat(transport.counters().open()).isLessThan(20);
            for (TestClient one : crowd) {
                one.awaitClosed();
            }
            assertThat(inside.isClosed()).isFalse();
            assertThat(transport.counters().refused()).containsOnlyKeys("too-many-connections");
        }
    }

    @Test
    void anAddressWithItsShareIsToldSoAndOthersComeIn() throws IOException {
        int port = start("maxConnectionsPerAddress", 2, "unlimitedAddresses", new String[] {"127.0.0.9", "nonsense"});
        try (TestClient first = from("127.0.0.1", port);
                TestClient second = from("127.0.0.1", port);
                TestClient third = from("127.0.0.1", port);
                TestClient neighbour = from("127.0.0.2", port)) {
            first.await(RtmpClientEvent.Connected.class);
            second.await(RtmpClientEvent.Connected.class);
            assertThat(third.await(RtmpClientEvent.Rejected.class).description())
                    .isEqualTo(Refusals.ADDRESS_FULL.text());
            third.awaitClosed();
            neighbour.await(RtmpClientEvent.Connected.class);
            assertCounted("too-many-from-address", 1);
            List<TestClient> proxied = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                proxied.add(from("127.0.0.9", port));
            }
            for (TestClient each : proxied) {
                each.await(RtmpClientEvent.Connected.class);
                each.close();
            }
            first.close();
            await().until(() -> transport.counters().open() == 2);
            try (TestClient again = from("127.0.0.1", port)) {
                again.await(RtmpClientEvent.Connected.class);
            }
        }
    }

    private static TestClient from(String address, int port) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        return new TestClient(new Socket(here, port, InetAddress.getByName(address), 0)).connect(port, HOME);
    }

    @Test
    void oneAddressTakesNoMoreThanItsShare() throws IOException {
        start();
        ConnectionRegistry registry = new ConnectionRegistry();
        Network crowd = network("192.0.2.7");
        assertThat(registry.admit(crowd, 100, 1)).isEqualTo(Admission.IN);
        Admission second = registry.admit(crowd, 100, 1);
        assertThat(second.isAtTheDoor()).isTrue();
        assertThat(second.obstacle()).isEqualTo(Refusals.ADDRESS_FULL);
        assertThat(registry.admit(network("192.0.2.8"), 100, 1)).isEqualTo(Admission.IN);
        for (int i = 1; i < 16; i++) {
            assertThat(registry.admit(crowd, 100, 1).stays()).isTrue();
        }
        assertThat(registry.admit(crowd, 100, 1).stays()).isFalse();
        registry.gone(crowd, second);
        assertThat(registry.admit(crowd, 100, 1).stays()).isTrue();
        registry.gone(crowd, Admission.IN);
        assertThat(registry.admit(crowd, 100, 1)).isEqualTo(Admission.IN);
    }

    @Test
    void theAddressesOfAnIpv6NetworkShareOneShare() throws IOException {
        start();
        ConnectionRegistry registry = new ConnectionRegistry();
        assertThat(registry.admit(network("2001:db8::1"), 100, 1)).isEqualTo(Admission.IN);
        assertThat(registry.admit(network("2001:db8::2"), 100, 1).obstacle()).isEqualTo(Refusals.ADDRESS_FULL);
        registry.gone(network("2001:db8::3"), Admission.IN);
        assertThat(registry.admit(network("2001:db8::2"), 100, 1)).isEqualTo(Admission.IN);
        assertThat(registry.admit(network("2001:db8:0:1::1"), 100, 1)).isEqualTo(Admission.IN);
    }

    private static Network network(String address) throws IOException {
        return Network.of(InetAddress.getByName(address));
    }

    @Test
    void aPublisherThatSendsTooMuchIsStoppedAtOnce() throws IOException {
        start("maxPublishBitsPerSecond", 100_000L);
        try (TestClient publisher = connected()) {
            publisher.say(s -> s.publish("cam", org.videocity.wire.rtmp.RtmpEvent.PublishMode.LIVE));
            publisher.await(RtmpClientEvent.PublishStarted.class);
            publisher.send(Media.avcHeader(0), Media.large(0, true, 20_000));
            publisher.send(Media.large(40, false, 200_000));
            publisher.awaitStatus(StatusCode.PUBLISH_DENIED).awaitClosed();
            assertThat(publisher.description(StatusCode.PUBLISH_DENIED)).contains("100000 bits a second");
        }
        assertCounted("bit-rate", 1);
    }

    @Test
    void whoOnlySendsNonsenseFastIsToldToo() throws IOException {
        start("maxPublishBitsPerSecond", 100_000L);
        try (TestClient client = connected()) {
            client.send(Media.large(40, false, 200_000)); // on a stream that does not publish
            client.awaitStatus(StatusCode.CONNECT_CLOSED).awaitClosed();
        }
        assertCounted("bit-rate", 1);
    }

    @Test
    void commandsHaveARate() throws IOException {
        start("maxCommandsPerSecond", 2);
        try (TestClient client = connected()) {
            for (int i = 0; i < 100 && !client.isClosed(); i++) {
                client.say(s -> s.sendCommand(0, RtmpCommand.of("_checkbw", 0, AmfValue.NULL)));
            }
            client.awaitStatus(StatusCode.CONNECT_CLOSED).awaitClosed();
            assertThat(client.description(StatusCode.CONNECT_CLOSED)).contains("2 commands a second");
        }
        assertCounted("too-many-commands", 1);
    }

    @Test
    void streamsAndPlaysOfAConnectionAreCounted() throws IOException {
        start("maxStreamsPerConnection", 3, "maxPlaysPerConnection", 1);
        try (TestClient publisher = TestClient.publisher(transport.port(), HOME, "cam");
                TestClient client = connected()) {
            publisher.await(RtmpClientEvent.PublishStarted.class);
            publisher.send(Media.avcHeader(0), Media.key(0, 1));
            client.say(s -> s.play("cam")).await(RtmpClientEvent.PlayStarted.class);
            client.say(s -> s.play("cam")).awaitStatus(StatusCode.PLAY_FAILED);
            assertThat(client.description(StatusCode.PLAY_FAILED)).contains("1 streams at a time");
            client.say(s -> s.call("createStream"));
            client.say(s -> s.call("createStream"));
            assertCounted("too-many-streams", 1);
            assertThat(client.isClosed()).isFalse();
        }
        assertCounted("too-many-plays", 1);
    }

    @Test
    void whoBreaksTheProtocolIsToldHow() throws IOException {
        start("maxMessageBytes", 65_536);
        try (TestClient client = connected()) {
            client.raw(new byte[] {3, 0, 0, 0, -1, -1, -1, 20, 0, 0, 0, 0});
            client.awaitStatus(StatusCode.CONNECT_CLOSED).awaitClosed();
            assertThat(client.description(StatusCode.CONNECT_CLOSED)).contains("16777215");
        }
        assertCounted("protocol", 1);
    }

    @Test
    void whoIsSilentIsToldBeforeItIsClosed() throws IOException {
        int port = start("idleTimeoutMillis", 1_000, "handshakeTimeoutMillis", 1_000);
        try (TestClient idle = connected();
                TestClient late = new TestClient(port)) {
            idle.pauseReading(); // so that it answers no ping
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> transport.counters().refused().containsKey("idle"));
            idle.resumeReading();
            idle.awaitStatus(Statuses.CONNECT_IDLE_TIMEOUT).awaitClosed();
            late.say(s -> {}).awaitClosed();
        }
        assertThat(transport.counters().refused()).containsEntry("idle", 1L).containsEntry("handshake-timeout", 1L);
    }

    @Test
    void theOperatorSeesThem() {
        start("maxCommandsPerSecond", 0, "maxConnections", 7);
        assertThat(transport.limits())
                .contains(
                        TransportLimit.of("maxConnections", 7, "connections"),
                        TransportLimit.none("maxCommandsPerSecond", "commands/s"),
                        TransportLimit.of("maxPublishBitsPerSecond", 50_000_000, "bit/s"));
        transport.modified(TestConfig.of("maxConnections", 9));
        assertThat(transport.limits()).contains(TransportLimit.of("maxConnections", 9, "connections"));
    }
}
