package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpClientSettings;
import org.videocity.wire.rtmp.RtmpEvent;
import org.videocity.wire.rtmp.RtmpMessage;
import org.videocity.wire.rtmp.StatusCode;

/** What people do to a city they do not like. Each ends by itself and says how the attacker has to be answered. */
record Attacks(CityProcess city, String privateRoom, String heavyStream) {
    private static final int IDLERS = 1_000;
    private static final int STORM = 2_000;
    private static final int FLOOD_MESSAGES = 4_000;
    private static final int MOST_HELD = 512 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CLOSED_WITH_WORDS = StatusCode.CONNECT_CLOSED;

    private RtmpAttacker call() {
        return RtmpAttacker.call(city.rtmpPort());
    }

    void garbage() {
        for (int seed = 1; seed <= 20; seed++) {
            for (int port : new int[] {city.rtmpPort(), city.httpPort()}) {
                try (RtmpAttacker attacker = RtmpAttacker.call(port)) {
                    attacker.send(RtmpAttacker.garbage(seed));
                    attacker.end();
                }
            }
        }
        try (RtmpAttacker lost = call()) {
            lost.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            lost.end();
        }
    }

    /** Some go in the middle of their handshake, some stay there and say nothing more. */
    void halfHandshakes() {
        List<RtmpAttacker> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            try (RtmpAttacker gone = call()) {
                gone.send((byte) 3, (byte) 0, (byte) 0);
            }
            RtmpAttacker stays = call();
            stays.send(RtmpAttacker.greeting());
            waiting.add(stays);
        }
        waiting.forEach(RtmpAttacker::end);
    }

    /** A byte a second, of a handshake and of a connect. */
    void oneByteASecond() {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (RtmpAttacker slow = call();
                RtmpAttacker slower = call().shakeHands()) {
            for (RtmpAttacker one : List.of(slow, slower)) {
                AtomicBoolean taken = new AtomicBoolean(true);
                clock.scheduleAtFixedRate(() -> taken.compareAndSet(true, one.send((byte) 3)), 0, 1, TimeUnit.SECONDS);
                Awaitility.await("the slow one is closed").atMost(PATIENCE).untilFalse(taken);
            }
        } finally {
            clock.shutdownNow();
        }
    }

    void aThousandIdleConnections() {
        List<RtmpAttacker> idlers = new ArrayList<>();
        for (int i = 0; i < IDLERS; i++) {
            idlers.add(call());
        }
        idlers.forEach(RtmpAttacker::end);
    }

    /** Lengths beyond the limit, chunk sizes below zero, and more unfinished messages than anybody needs. */
    void oversizeAndNegativeLengths() {
        byte[] nothing = {};
        List<byte[]> lies = new ArrayList<>();
        lies.add(RtmpAttacker.chunk(3, MessageType.COMMAND_AMF0, 0xFFFFFF, nothing));
        lies.add(RtmpAttacker.chunk(2, MessageType.SET_CHUNK_SIZE, 4, new byte[] {-1, -1, -1, -1}));
        lies.add(RtmpAttacker.chunk(2, MessageType.SET_CHUNK_SIZE, 4, new byte[4]));
        lies.add(RtmpAttacker.chunk(2, MessageType.SET_CHUNK_SIZE, 1, new byte[1]));
        lies.add(new byte[] {(byte) 0xc7}); // type 3 on a chunk stream that has had no message
        ByteBuffer unfinished = ByteBuffer.allocate(61 * 140);
        for (int stream = 3; stream < 64; stream++) {
            unfinished.put(RtmpAttacker.chunk(stream, MessageType.VIDEO, 8 << 20, new byte[128]));
        }
        lies.add(unfinished.array());
        for (byte[] lie : lies.subList(0, lies.size() - 1)) {
            try (RtmpAttacker liar = call().shakeHands()) {
                liar.send(lie);
                assertThat(liar.end()).contains(CLOSED_WITH_WORDS);
            }
        }
        try (RtmpAttacker hoarder = call().shakeHands()) {
            hoarder.send(unfinished.array());
            hoarder.end();
        }
    }

    void deepAndLyingAmf() {
        for (byte[] values : RtmpAttacker.hostileAmf()) {
            try (RtmpAttacker attacker = call().shakeHands().connectWith(values)) {
                assertThat(attacker.end()).contains(CLOSED_WITH_WORDS);
            }
        }
    }

    /** As fast as the machine can; far more than a hundred times what is allowed. */
    void publisherBeyondItsLimit() {
        try (RtmpClient flood = RtmpClient.connect(city.rtmpPort(), "call/welcome@localhost", Map.of())
                .publish("flood")) {
            byte[] picture = new byte[60_000];
            picture[0] = 0x27;
            picture[1] = 1;
            RtmpMessage message = RtmpMessage.of(MessageType.VIDEO, 1, 0, ByteBuffer.wrap(picture));
            for (int i = 0; i < FLOOD_MESSAGES && !isDenied(flood); i++) {
                flood.send(message);
            }
            assertThat(flood.awaitStatus(StatusCode.PUBLISH_DENIED).description())
                    .contains("bits a second");
        }
    }

    private static boolean isDenied(RtmpClient client) {
        return client.isClosed()
                || client.all(RtmpClientEvent.Status.class).stream()
                        .anyMatch(s -> s.code().equals(StatusCode.PUBLISH_DENIED));
    }

    void publishersInAPrivateRoom() {
        for (String name : List.of("cam", "cam?key=", "cam?key=aaaaaaaa.wrong", "../" + privateRoom + "/cam", "%00")) {
            try (RtmpClient intruder =
                    RtmpClient.connect(city.rtmpPort(), "call/" + privateRoom, Map.of(), RtmpClientSettings.DEFAULT)) {
                intruder.say(s -> s.publish(name, RtmpEvent.PublishMode.LIVE));
                RtmpClientEvent.Status answer = intruder.await(
                        "refused", RtmpClientEvent.Status.class, s -> s.level().equals(StatusCode.LEVEL_ERROR));
                assertThat(answer.code()).isIn(StatusCode.PUBLISH_DENIED, StatusCode.PUBLISH_BAD_NAME);
                assertThat(answer.description()).isNotBlank();
            }
        }
    }

    void connectionStorm() {
        for (int i = 0; i < STORM; i++) {
            try (RtmpAttacker one = call()) {
                if (i % 3 == 0) {
                    one.send(RtmpAttacker.greeting());
                }
            }
        }
    }

    /** Commands without end, none of whose answers are read. */
    void commandStorm() {
        try (RtmpClient caller = RtmpClient.connect(city.rtmpPort(), "call/welcome@localhost", Map.of())) {
            for (int i = 0; i < FLOOD_MESSAGES && !caller.isClosed(); i++) {
                caller.say(s -> s.call("doTheDishes"));
            }
            assertThat(caller.awaitStatus(StatusCode.CONNECT_CLOSED).description())
                    .contains("commands a second");
        }
    }

    /** It gets what the server had held for it when it was given up, which is little. */
    void aViewerThatNeverReads() {
        double before = refused("stalled");
        try (RtmpAttacker viewer = call().playUnread("call/welcome@localhost", heavyStream)) {
            Awaitility.await("the viewer is given up")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> refused("stalled") > before);
            assertThat(viewer.end().length()).as("bytes held for it").isLessThanOrEqualTo(MOST_HELD);
        }
    }

    /** How many were refused for a reason so far, by the city's metrics. */
    double refused(String reason) {
        return PrometheusText.read(city.get("/metrics").body())
                .getOrDefault("videocity_transport_refused_total{transport=\"rtmp\",reason=\"" + reason + "\"}", 0.0);
    }
}
