package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.videocity.itests.interop.Packets.Packet;
import org.videocity.testing.CityProcess;

/** Bundles are updated from the console while people publish and watch. */
class HotSwapIT {
    private static final String ROOM = "welcome@localhost";
    /** WebSocket close code: come back soon. */
    private static final int RESTART = 1012;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HTTP = "transport-http";
    private static final String RTMP = "transport-rtmp";
    private static final String ROOMS = "core-rooms";
    private static final String MEDIA = "core-media";
    private static final String IDENTITY = "core-identity";
    private static final String API = "web-api";
    /** A class of each bundle that is loaded as soon as the bundle runs. */
    private static final List<String> LANDMARKS = List.of(
            "org.videocity.transport.http.internal.service.HttpTransport",
            "org.videocity.transport.rtmp.internal.RtmpTransport",
            "org.videocity.core.rooms.internal.City",
            "org.videocity.core.media.internal.LiveMediaBus",
            "org.videocity.core.identity.internal.AuthenticatorChain",
            "org.videocity.web.api.internal.link.WebThreads",
            "org.videocity.api.room.RoomService",
            "org.videocity.wire.rtmp.RtmpServerSession",
            "org.videocity.wire.flv.FlvWriter");

    private static CityProcess city;
    private static Operator operator;

    @BeforeAll
    static void open() {
        city = CityProcess.start(Path.of("target/city-hot"));
        operator = new Operator(city);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void anRtmpViewerMissesNothingWhileHttpIsUpdated() {
        String stream = "http-update";
        try (Publisher publisher = publish(stream);
                Watching rtmp = Watching.start(city.rtmp(ROOM, stream));
                Watching flv = Watching.start(flv(stream));
                BrowserSocket player = BrowserSocket.watch(city, ROOM, stream, "");
                BrowserSocket visit = BrowserSocket.enter(city, ROOM, "")) {
            rtmp.seesBeyond(0);
            flv.seesBeyond(0);
            operator.update(HTTP);
            long updated = publisher.positionMillis();

            player.hears("ended", 0, m -> m.at("/reason/name").asText().equals("transport-stopped"));
            assertThat(player.closed()).as("the live socket may come back").isEqualTo(RESTART);
            assertThat(visit.closed()).as("the room socket may come back").isEqualTo(RESTART);

            assertBeginning(flv.toTheEnd(), "the HTTP viewer before the update");
            pagesAnswer();
            assertThat(publisher.isAlive()).as("the publisher is undisturbed").isTrue();
            try (Watching again = Watching.start(flv(stream))) {
                again.seesBeyond(updated);
                rtmp.seesBeyond(updated);
                publisher.stop();
                assertPart(again.toTheEnd(), "the HTTP viewer after the update");
            }
            Packets seen = rtmp.toTheEnd();
            assertBeginning(seen, "the RTMP viewer");
            assertThat(last(seen)).isGreaterThan(updated);
        }
        Await.gone(city, ROOM, stream);
    }

    @Test
    void theRoomHearsThatRtmpStopsAndPublishersComeBack() {
        String stream = "rtmp-update";
        try (BrowserSocket visit = BrowserSocket.enter(city, ROOM, "")) {
            int mark = visit.mark();
            try (Publisher publisher = publish(stream);
                    Watching flv = Watching.start(flv(stream))) {
                visit.hears(
                        "published", mark, m -> m.at("/stream/name").asText().equals(stream));
                flv.seesBeyond(0);
                mark = visit.mark();
                operator.update(RTMP);
                int told = visit.hears(
                        "unpublished",
                        mark,
                        m -> m.path("stream").asText().equals(stream)
                                && m.at("/reason/name").asText().equals("transport-stopped"));
                visit.hears(
                        "transports",
                        told,
                        m -> m.at("/transports").findValuesAsText("name").contains("rtmp"));
                assertBeginning(flv.toTheEnd(), "the HTTP viewer");
                assertThat(publisher.ended()).as("what the publisher was told").isNotEmpty();
            }
            mark = visit.mark();
            try (Publisher back = publish(stream);
                    Watching flv = Watching.start(flv(stream));
                    Watching rtmp = Watching.start(city.rtmp(ROOM, stream))) {
                visit.hears(
                        "published", mark, m -> m.at("/stream/name").asText().equals(stream));
                flv.seesBeyond(0);
                rtmp.seesBeyond(0);
                back.stop();
                assertBeginning(flv.toTheEnd(), "the HTTP viewer of the stream that is back");
                assertBeginning(rtmp.toTheEnd(), "the RTMP viewer of the stream that is back");
            }
            assertThat(visit.isOpen()).isTrue();
        }
    }

    @Test
    void connectionsSurviveUpdatesOfTheCore() {
        String room = "ada@localhost/Core." + Long.toString(System.nanoTime(), 36);
        String stream = "core-update";
        String key = "key=" + operator.privateRoom(room);
        String rtmpAddress = city.rtmp(room, stream) + "?" + key;
        String live = city.http("/" + room + "/live/" + stream);
        try (Publisher publisher = Publisher.start(Clip.LONG, rtmpAddress);
                BrowserSocket visit = BrowserSocket.enter(city, room, key)) {
            visit.hears("changed", 0, m -> m.at("/stream/tracks").size() >= 2);
            try (Watching rtmp = Watching.start(rtmpAddress);
                    Watching flv = Watching.start(live + ".flv?" + key);
                    Watching mp4 = Watching.start(live + ".mp4?" + key);
                    BrowserSocket player = BrowserSocket.watch(city, room, stream, key)) {
                List<Watching> viewers = List.of(rtmp, flv, mp4);
                viewers.forEach(viewer -> viewer.seesBeyond(0));

                int mark = visit.mark();
                operator.update(ROOMS);
                goOn(publisher, viewers, player);
                mark = visit.hears("interrupted", mark, m -> true);
                visit.hears("welcome", mark, m -> true);

                mark = visit.mark();
                operator.update(MEDIA);
                goOn(publisher, viewers, player);
                visit.hears(
                        "published", mark, m -> m.at("/stream/name").asText().equals(stream));

                replaceTogether(publisher, viewers, player, visit, ROOMS, IDENTITY, MEDIA);
                replaceTogether(publisher, viewers, player, visit, MEDIA, ROOMS, IDENTITY);

                long before = goOn(publisher, viewers, player);
                operator.update(IDENTITY);
                goOn(publisher, viewers, player);
                chats(visit);

                publisher.stop();
                for (Watching viewer : viewers) {
                    Packets seen = viewer.toTheEnd();
                    assertPart(seen, "a viewer over updates of the core");
                    assertThat(after(before, seen.video(), last(seen)))
                            .as("updating sign-in loses no frame")
                            .isEqualTo(after(before, source().video(), last(seen)));
                }
                player.hears("ended", 0, m -> true);
            }
        }
    }

    /** Takes the whole core away and brings it back, as the update of a feature does. */
    private static void replaceTogether(
            Publisher publisher, List<Watching> viewers, BrowserSocket player, BrowserSocket visit, String... bundles) {
        int mark = visit.mark();
        operator.stopAndStart(bundles);
        goOn(publisher, viewers, player);
        mark = visit.hears("interrupted", mark, m -> true);
        visit.hears("welcome", mark, m -> true);
    }

    @Test
    void fiftyUpdatesLeaveNothingBehind() {
        operator.set("org.videocity.transport.rtmp", "drainMillis", "0");
        operator.set("org.videocity.transport.http", "drainMillis", "0");
        Jvm jvm = new Jvm(city);
        useAndUpdateFive("fifty-0");
        oneLoaderEach(jvm);
        Jvm.Figures before = jvm.figures();
        for (int round = 1; round < 10; round++) {
            useAndUpdateFive("fifty-" + round);
        }
        oneLoaderEach(jvm);
        Awaitility.await("no class loader, thread or descriptor more than " + before)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> jvm.collected().figures(), now -> now.isWithin(before, 8));
        assertThat(jvm.ownThreads())
                .as("each bundle's threads are there once")
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void updatesOfRtmpWithTlsInUseLeaveNothingBehind() {
        Certificates certificates = Certificates.in(Path.of("target/tls-hot"));
        certificates.issue(4713);
        operator.set("org.videocity.transport.rtmp", certificates.settings());
        operator.set("org.videocity.transport.rtmp", "drainMillis", "0");
        try {
            for (int round = 0; round < 7; round++) {
                Awaitility.await("RTMPS")
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> certificates.serialSeen(city.rtmpsPort()).equals("4713"));
                String stream = "tls-" + round;
                try (Publisher publisher = Publisher.start(Clip.LONG, city.rtmps(ROOM, stream))) {
                    Await.live(city, ROOM, stream, 2);
                    try (Watching viewer = Watching.start(city.rtmps(ROOM, stream))) {
                        viewer.seesBeyond(0);
                        operator.update(RTMP);
                    }
                }
                Await.gone(city, ROOM, stream);
            }
            oneLoaderEach(new Jvm(city));
        } finally {
            operator.unset(
                    "org.videocity.transport.rtmp", certificates.settings().keySet());
        }
    }

    /** Five bundles are updated while a stream is published and watched in every way there is. */
    private static void useAndUpdateFive(String stream) {
        try (Publisher publisher = publish(stream);
                Watching rtmp = Watching.start(city.rtmp(ROOM, stream));
                Watching flv = Watching.start(flv(stream));
                Watching mp4 = Watching.start(mp4(stream));
                BrowserSocket player = BrowserSocket.watch(city, ROOM, stream, "");
                BrowserSocket visit = BrowserSocket.enter(city, ROOM, "")) {
            Stream.of(rtmp, flv, mp4).forEach(viewer -> viewer.seesBeyond(0));
            chats(visit);
            operator.update(ROOMS, MEDIA, API, HTTP, RTMP);
        }
        pagesAnswer();
        Await.gone(city, ROOM, stream);
    }

    private static void oneLoaderEach(Jvm jvm) {
        AtomicReference<List<Long>> seen = new AtomicReference<>(List.of());
        try {
            Awaitility.await("one class loader for each bundle")
                    .atMost(PATIENCE.multipliedBy(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> seen.updateAndGet(before -> jvm.collected().loadersOf(LANDMARKS)).stream()
                            .allMatch(loaders -> loaders == 1));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("class loaders of " + LANDMARKS + ": " + seen, late);
        }
    }

    /** Everybody sees what was published after this moment; returns a time everybody has seen. */
    private static long goOn(Publisher publisher, List<Watching> viewers, BrowserSocket player) {
        long now = publisher.positionMillis();
        viewers.forEach(viewer -> viewer.seesBeyond(now));
        player.seesMore();
        assertThat(publisher.isAlive()).as("the publisher stays").isTrue();
        assertThat(viewers).as("the viewers stay").allMatch(Watching::isAlive);
        return viewers.stream().mapToLong(Watching::lastMillis).min().orElseThrow();
    }

    private static void chats(BrowserSocket visit) {
        int mark = visit.mark();
        visit.say("{\"op\":\"send\",\"id\":" + mark
                + ",\"to\":\"everyone\",\"type\":\"videocity:chat\",\"body\":{\"text\":\"still here\"}}");
        visit.hears("message", mark, m -> m.at("/message/body/text").asText().equals("still here"));
        visit.hears(
                "result",
                mark,
                m -> m.path("id").asInt() == mark && m.path("ok").asBoolean());
    }

    private static void pagesAnswer() {
        for (String page : List.of("/", "/" + ROOM, "/api/rooms", "/health")) {
            Awaitility.await(page + " answers")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> city.get(page).statusCode() == 200);
        }
    }

    private static Publisher publish(String stream) {
        Publisher publisher = Publisher.start(Clip.LONG, city.rtmp(ROOM, stream));
        Await.live(city, ROOM, stream, 2);
        return publisher;
    }

    private static String flv(String stream) {
        return city.http("/" + ROOM + "/live/" + stream + ".flv");
    }

    private static String mp4(String stream) {
        return city.http("/" + ROOM + "/live/" + stream + ".mp4");
    }

    private static Packets source() {
        return Packets.of(Clip.LONG.file().toString());
    }

    private static long last(Packets seen) {
        return seen.video().get(seen.video().size() - 1).dtsMillis();
    }

    private static List<Packet> after(long from, List<Packet> packets, long to) {
        return packets.stream()
                .filter(p -> p.dtsMillis() > from && p.dtsMillis() <= to)
                .toList();
    }

    /** It saw the source from its beginning, every frame once and in order, up to some point. */
    private static void assertBeginning(Packets seen, String who) {
        assertThat(seen.video()).as("video of " + who).isNotEmpty();
        assertThat(source().video())
                .as("video of " + who)
                .startsWith(seen.video().toArray(Packet[]::new));
        assertThat(source().audio())
                .as("audio of " + who)
                .startsWith(seen.audio().toArray(Packet[]::new));
    }

    /** It saw frames of the source, each at most once and in order. */
    private static void assertPart(Packets seen, String who) {
        assertThat(source().video()).as("video of " + who).containsSubsequence(seen.video());
        assertThat(source().audio()).as("audio of " + who).containsSubsequence(seen.audio());
    }
}
