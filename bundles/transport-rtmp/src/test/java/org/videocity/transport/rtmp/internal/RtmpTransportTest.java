package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.transport.TransportState;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpMessage;
import org.videocity.wire.rtmp.StatusCode;

@ExtendWith(LeakWatch.class)
class RtmpTransportTest {
    private static final String HOME = "call/ada@localhost";

    private final FakeCity city = new FakeCity();
    private RtmpTransport transport = new RtmpTransport(TestConfig.of(), city.link);

    @AfterEach
    void stop() {
        transport.deactivate();
        assertThat(transport.state().name()).isEqualTo(TransportState.STOPPED);
        assertThat(transport.counters().open()).isZero();
    }

    private void restart(Object... changes) {
        transport.deactivate();
        transport = new RtmpTransport(TestConfig.of(changes), city.link);
    }

    private TestClient publisher(String name) throws IOException {
        TestClient client = TestClient.publisher(transport.port(), HOME, name);
        client.await(RtmpClientEvent.PublishStarted.class);
        return client;
    }

    private TestClient player(String name) throws IOException {
        TestClient client = TestClient.player(transport.port(), HOME, name);
        client.await(RtmpClientEvent.PlayStarted.class);
        return client;
    }

    private static void begin(TestClient publisher) {
        publisher.send(Media.metadata(0, 7, 10), Media.avcHeader(0), Media.aacHeader(0), Media.aac(0, 1));
        publisher.send(Media.key(0, 1), Media.inter(40, 2), Media.aac(23, 2));
    }

    private FakePublication publication(String name) {
        await().until(() -> {
            FakePublication there = city.publication(name);
            return there != null && !there.tracks().isEmpty();
        });
        return city.publications.get(name);
    }

    @Test
    void listensOnEpollWhereThereIsOne() {
        assertThat(transport.kind()).isEqualTo(Epoll.isAvailable() ? "epoll" : "nio");
        assertThat(transport.state().isOpen()).isTrue();
        assertThat(transport.endpoints())
                .allSatisfy(e -> assertThat(e.address("h", "ada@localhost", "cam"))
                        .isEqualTo("rtmp://h:" + transport.port() + "/call/ada@localhost/cam"));
    }

    @Test
    void aStreamGoesFromItsPublisherToAnEarlyAndALateViewer() throws IOException {
        try (TestClient publisher = publisher("cam")) {
            begin(publisher);
            publication("cam");
            try (TestClient early = player("cam")) {
                early.awaitMedia(6);
                publisher.send(Media.inter(80, 3), Media.inter(120, 4), Media.aac(46, 5));
                try (TestClient late = player("cam")) {
                    publisher.send(Media.inter(160, 6), Media.key(200, 7), Media.inter(240, 8));
                    for (TestClient viewer : List.of(early, late)) {
                        await().until(() -> viewer.times().contains(240L));
                        assertThat(viewer.times()).containsExactly(0L, 0L, 40L, 23L, 80L, 120L, 46L, 160L, 200L, 240L);
                        assertThat(viewer.media().get(0).payload())
                                .isEqualTo(Media.avcHeader(0).payload());
                    }
                }
            }
        }
        assertThat(transport.counters().framesIn()).isEqualTo(10);
        assertThat(transport.counters().framesOut()).isEqualTo(20);
    }

    @Test
    void soundAloneAndMp3ArePublishedToo() throws IOException {
        try (TestClient publisher = publisher("radio");
                TestClient viewer = player("radio")) {
            publisher.send(Media.metadata(0, 0, 2), Media.mp3(0, 1), Media.mp3(26, 2), Media.mp3(52, 3));
            viewer.awaitMedia(3);
            assertThat(viewer.times()).containsExactly(0L, 26L, 52L);
            publisher.send(Media.mp3(78, 4));
            viewer.awaitMedia(4);
        }
    }

    @Test
    void mediaSentBeforeTheRoomAnsweredIsNotLost() throws IOException {
        city.gate = new CompletableFuture<>();
        restart("pendingPublishBytes", 100);
        try (TestClient publisher = TestClient.publisher(transport.port(), HOME, "cam")) {
            publisher.await(RtmpClientEvent.Connected.class);
            await().until(() -> city.publishAsked.get() == 1);
            TestEvents.sendEarly(publisher);
            await().until(() -> transport.counters().bytesIn() > 3_500);
            city.gate.complete(null);
            await().until(() -> {
                FakePublication there = city.publication("cam");
                return there != null && there.delivered.size() == 40;
            });
        }
        assertThat(city.publications.get("cam").delivered)
                .extracting(f -> ((org.videocity.api.media.AccessUnit) f).decodeTime())
                .containsExactlyElementsOf(
                        LongStream.range(0, 40).map(i -> i * 40).boxed().toList());
    }

    @Test
    void wrongAddressesAreRefusedWithAWord() throws IOException {
        int port = transport.port();
        try (TestClient client = new TestClient(port).connect(port, "live/ada@localhost")) {
            RtmpClientEvent.Rejected rejected = client.await(RtmpClientEvent.Rejected.class);
            assertThat(rejected.code()).isEqualTo(StatusCode.CONNECT_INVALID_APP);
            assertThat(rejected.description()).contains("'live'").contains("rtmp://host/call/");
            client.awaitClosed();
        }
        try (TestClient client = TestClient.publisher(port, "call", "cam")) {
            client.awaitStatus(StatusCode.PUBLISH_BAD_NAME).awaitClosed();
            assertThat(client.description(StatusCode.PUBLISH_BAD_NAME)).contains("names no room");
        }
        try (TestClient client = TestClient.publisher(port, "call/nobody@localhost", "cam")) {
            client.awaitStatus(StatusCode.PUBLISH_DENIED);
        }
        try (TestClient client = TestClient.publisher(port, HOME, "cam?key=wrong")) {
            client.awaitStatus(StatusCode.PUBLISH_DENIED);
            assertThat(client.description(StatusCode.PUBLISH_DENIED)).isEqualTo(Reason.BAD_KEY.text());
        }
        try (TestClient client = TestClient.player(port, HOME, "nothing")) {
            client.awaitStatus(StatusCode.PLAY_STREAM_NOT_FOUND);
        }
        assertThat(transport.counters().refused())
                .containsEntry("bad-address", 2L)
                .containsEntry("no-such-room", 1L)
                .containsEntry("bad-key", 1L)
                .containsEntry("no-such-stream", 1L);
    }

    @Test
    void aPrivateRoomAndNoneAreTheSameClosedDoor() throws IOException {
        for (String query : List.of("", "?key=k1")) {
            assertThat(answerToPublisher("call/ada@localhost/Vault", "cam" + query))
                    .isEqualTo(answerToPublisher("call/ada@localhost/Nothing", "cam" + query))
                    .isEqualTo(answerToPublisher("call/nobody@localhost", "cam" + query));
            assertThat(answerToPlayer("call/ada@localhost/Vault", "cam" + query))
                    .isEqualTo(answerToPlayer("call/ada@localhost/Nothing", "cam" + query))
                    .isEqualTo(answerToPlayer("call/nobody@localhost", "cam" + query));
        }
        assertThat(answerToPublisher("call/ada@localhost/Vault", "cam")).contains("stream key");
        assertThat(transport.counters().refused())
                .containsEntry("no-such-room", 8L)
                .containsEntry("key-required", 3L)
                .containsEntry("not-allowed", 2L);
    }

    private String answerToPublisher(String room, String stream) throws IOException {
        try (TestClient client = TestClient.publisher(transport.port(), room, stream)) {
            client.awaitStatus(StatusCode.PUBLISH_DENIED).awaitClosed();
            return client.description(StatusCode.PUBLISH_DENIED);
        }
    }

    private String answerToPlayer(String room, String stream) throws IOException {
        try (TestClient client = TestClient.player(transport.port(), room, stream)) {
            return client.awaitStatus(StatusCode.PLAY_FAILED).description(StatusCode.PLAY_FAILED);
        }
    }

    @Test
    void thePublisherWhoComesAgainTakesItsStreamOver() throws IOException {
        try (TestClient first = publisher("cam?key=k1");
                TestClient second = new TestClient(transport.port())) {
            begin(first);
            publication("cam");
            try (TestClient stranger = TestClient.publisher(transport.port(), HOME, "cam?key=k2")) {
                stranger.awaitStatus(StatusCode.PUBLISH_BAD_NAME);
            }
            second.connect(transport.port(), HOME)
                    .say(s -> s.publish("cam?key=k1", org.videocity.wire.rtmp.RtmpEvent.PublishMode.LIVE));
            second.await(RtmpClientEvent.PublishStarted.class);
            first.awaitStatus(StatusCode.PUBLISH_BAD_NAME).awaitClosed();
            begin(second);
            await().until(() -> city.publications.get("cam").delivered.size() == 10);
        }
    }

    @Test
    void aLostPublisherIsWaitedForAndAnOrderlyOneIsNot() throws IOException {
        TestClient publisher = publisher("cam?key=k1");
        begin(publisher);
        FakePublication publication = publication("cam");
        try (TestClient viewer = player("cam")) {
            viewer.awaitMedia(6);
            publisher.close();
            await().until(() -> publication.suspended);
            try (TestClient again = publisher("cam?key=k1")) {
                begin(again);
                viewer.awaitMedia(10);
                again.say(s -> s.close(1));
                viewer.awaitStatus(StatusCode.PLAY_UNPUBLISH_NOTIFY);
                viewer.await(RtmpClientEvent.StreamEof.class);
            }
            assertThat(publication.ended).isEqualTo(Reason.UNPUBLISHED);
            assertThat(viewer.isClosed()).isFalse();
        }
    }

    @Test
    void publisherAndViewerSurviveAnUpdateOfTheCore() throws IOException {
        try (TestClient publisher = publisher("cam?key=k1")) {
            begin(publisher);
            FakePublication before = publication("cam");
            try (TestClient viewer = player("cam")) {
                viewer.awaitMedia(6);
                city.link.unbindRooms(city);
                before.end(Reason.RESTARTING);
                city.publications.clear();
                await().until(() -> {
                    publisher.send(Media.inter(80, 3));
                    return transport.counters().framesDropped().containsKey(Counters.AWAITING_KEY_FRAME);
                });
                city.link.bindRooms(city);
                await().until(() -> {
                    publisher.send(Media.inter(160, 5), Media.key(200, 6));
                    return viewer.times().contains(200L);
                });
                publisher.send(Media.key(240, 7));
                await().until(() -> viewer.times().contains(240L));
                assertThat(viewer.times().subList(0, 5)).containsExactly(0L, 0L, 40L, 23L, 200L);
                assertThat(viewer.times()).doesNotContain(80L);
                assertThat(city.publications.get("cam").tracks()).hasSize(3);
            }
        }
    }

    @Test
    void aCityThatDoesNotComeBackIsUnavailable() throws IOException {
        restart("restartWaitMillis", 200);
        city.link.unbindRooms(city);
        try (TestClient publisher = TestClient.publisher(transport.port(), HOME, "cam");
                TestClient viewer = TestClient.player(transport.port(), HOME, "cam")) {
            publisher.awaitStatus(StatusCode.PUBLISH_DENIED).awaitClosed();
            viewer.awaitStatus(StatusCode.PLAY_FAILED);
        }
        assertThat(transport.counters().refused()).containsEntry("unavailable", 2L);
    }

    @Test
    void whatAGrantAllowedEndsWithIt() throws IOException {
        try (TestClient publisher = publisher("cam?key=k1")) {
            begin(publisher);
            publication("cam");
            try (TestClient viewer = player("cam?key=k3");
                    TestClient other = player("cam?key=k4")) {
                viewer.awaitMedia(3);
                transport.onRevoked(grant("key:k3", GrantName.WATCH));
                viewer.awaitStatus(StatusCode.PLAY_UNPUBLISH_NOTIFY).awaitClosed();
                transport.onRevoked(grant("key:k1", GrantName.WATCH));
                transport.onRevoked(grant("key:k1", GrantName.PUBLISH));
                publisher.awaitStatus(StatusCode.PUBLISH_DENIED).awaitClosed();
                other.awaitStatus(StatusCode.PLAY_UNPUBLISH_NOTIFY);
            }
        }
    }

    private static Grant grant(String identity, GrantName name) {
        return new Grant(identity, name, RoomId.of("ada@localhost", ""), Optional.empty());
    }

    @Test
    void aCodecThatIsNotCarriedIsNamed() throws IOException {
        try (TestClient publisher = publisher("cam")) {
            RtmpMessage sorenson = RtmpMessage.of(9, 1, 0, java.nio.ByteBuffer.wrap(new byte[] {0x12, 1, 2}));
            publisher.send(sorenson).awaitStatus(StatusCode.PUBLISH_DENIED).awaitClosed();
            assertThat(publisher.description(StatusCode.PUBLISH_DENIED)).contains("Sorenson H.263");
        }
    }

    @Test
    void callsNobodyKnowsAreAnsweredByName() throws IOException {
        int port = transport.port();
        try (TestClient client = new TestClient(port).connect(port, HOME)) {
            client.await(RtmpClientEvent.Connected.class);
            client.say(s -> s.call("doTheDishes"));
            RtmpClientEvent.Call answer = client.await(RtmpClientEvent.Call.class);
            assertThat(answer.name()).isEqualTo("_error");
            assertThat(answer.arguments().toString()).contains("doTheDishes");
        }
    }

    @Test
    void playersPauseAndCannotSeek() throws IOException {
        try (TestClient publisher = publisher("cam");
                TestClient viewer = player("cam")) {
            begin(publisher);
            viewer.awaitMedia(6).say(s -> s.pause(1, true, 0));
            viewer.awaitStatus(StatusCode.PAUSE_NOTIFY);
            viewer.say(s -> s.sendCommand(
                    1,
                    org.videocity.wire.rtmp.RtmpCommand.of(
                            "seek", 0, org.videocity.wire.amf.AmfValue.NULL, org.videocity.wire.amf.AmfValue.of(5))));
            viewer.awaitStatus(StatusCode.SEEK_FAILED);
            viewer.say(s -> s.pause(1, false, 0)).awaitStatus(StatusCode.UNPAUSE_NOTIFY);
            publisher.send(Media.key(400, 9));
            await().until(() -> viewer.times().contains(400L));
        }
    }

    @Test
    void brokenProtocolAndSilenceCloseTheConnection() throws IOException {
        restart("handshakeTimeoutMillis", 300, "idleTimeoutMillis", 1_500);
        try (TestClient silent = new TestClient(transport.port());
                TestClient broken = new TestClient(transport.port())) {
            byte[] noise = new byte[4_000];
            noise[0] = 99;
            broken.raw(noise);
            broken.awaitClosed();
            silent.awaitClosed();
        }
        await().until(() -> transport.counters().open() == 0);
        assertThat(transport.counters().refused()).containsEntry("protocol", 1L).containsEntry("handshake-timeout", 1L);
    }

    @Test
    void pingsKeepAQuietConnection() throws IOException {
        restart("idleTimeoutMillis", 1_500);
        int port = transport.port();
        try (TestClient client = new TestClient(port).connect(port, HOME)) {
            client.await(RtmpClientEvent.Connected.class);
            long before = transport.counters().bytesIn();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> transport.counters().bytesIn() > before + 20);
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Test
    void stoppingTellsEverybody() throws IOException {
        try (TestClient publisher = publisher("cam");
                TestClient viewer = player("cam")) {
            begin(publisher);
            viewer.awaitMedia(6);
            FakePublication publication = publication("cam");
            transport.drain(Duration.ZERO);
            assertThat(transport.state().name()).isEqualTo(TransportState.DRAINING);
            viewer.await(RtmpClientEvent.ReconnectRequest.class);
            assertThat(viewer.isClosed()).isFalse();
            transport.deactivate();
            assertThat(publication.ended).isEqualTo(Reason.TRANSPORT_STOPPED);
            viewer.awaitStatus(StatusCode.PLAY_UNPUBLISH_NOTIFY).awaitClosed();
            publisher.awaitStatus(StatusCode.PUBLISH_DENIED).awaitClosed();
        }
    }

    @Test
    void anotherPortOpensTheSocketAnewAndKeepsConnections() throws IOException {
        int before = transport.port();
        try (TestClient publisher = publisher("cam");
                TestClient viewer = player("cam")) {
            begin(publisher);
            viewer.awaitMedia(6);
            transport.modified(TestConfig.of("port", 0, "host", "0.0.0.0"));
            assertThat(transport.port()).isNotZero().isNotEqualTo(before);
            publisher.send(Media.key(400, 9));
            await().until(() -> viewer.times().contains(400L));
            player("cam").close();
        }
    }

    @Test
    void aPortInUseIsSaidAndTriedAgain() throws IOException {
        RtmpTransport second =
                new RtmpTransport(TestConfig.of("port", transport.port(), "eventLoops", 1, "epoll", false), city.link);
        try {
            assertThat(second.state().name()).isEqualTo(TransportState.FAILED);
            assertThat(second.state().detail()).contains("127.0.0.1:" + transport.port());
            assertThat(second.endpoints()).isEmpty();
            assertThat(second.kind()).isEqualTo("nio");
            transport.modified(TestConfig.of("host", "127.0.0.2"));
            await().atMost(Duration.ofSeconds(10)).until(() -> second.state().isOpen());
        } finally {
            second.deactivate();
        }
    }
}
