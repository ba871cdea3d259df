package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpClientSession;
import org.videocity.wire.rtmp.RtmpEvent;

/** A private room opens to stream keys, each for what it is good for and as long as it is. */
@ExtendWith(InTheCity.class)
class KeysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void aPrivateRoomOpensToItsKeysAlone(CityProcess city) {
        String room = "ada@example.org/Vault";
        city.console("videocity:room-create --private " + room);
        Key publish = Key.issue(city, "--publish --label camera", room);
        Key watch = Key.issue(city, "--watch --label eye", room);
        String camera = city.rtmp(room, "cam") + "?key=" + publish.secret();
        assertRefused(tryToPublish(city.rtmp(room, "cam")), "private");
        assertRefused(tryToPublish(city.rtmp(room, "cam") + "?key=aaaaaaaa.wrong"), "That key is wrong");
        assertRefused(tryToPublish(city.rtmp(room, "cam") + "?key=" + watch.secret()), "no right");
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), camera)) {
            publisher.awaitFrame(25);
            assertGuestsSeeNothing(city, room);
            assertThat(status(city, "/" + room + "/live/cam.flv?key=aaaaaaaa.wrong"))
                    .as("watching with a wrong key")
                    .isEqualTo(403);
            assertThat(city.get("/api/rooms/" + room + "?key=aaaaaaaa.wrong").body())
                    .contains("That key is wrong");
            String shown =
                    city.get("/api/rooms/" + room + "?key=" + watch.secret()).body();
            assertThat(Await.json(shown).path("streams").path(0).path("name").asText())
                    .isEqualTo("cam");
            assertRevokingEnds(city, room, publisher, publish, watch);
        }
        city.console("videocity:room-remove " + room);
    }

    @Test
    void anExpiredKeyIsNoKeyAndItsHoldersAreSentAway(CityProcess city) {
        String room = "bob@example.org/Vault";
        city.console("videocity:room-create --private " + room);
        Key key = Key.issue(city, "--publish --watch --expires 8s", room);
        String address = city.rtmp(room, "cam") + "?key=" + key.secret();
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), address)) {
            assertThat(publisher.tool().await(PATIENCE).exitCode())
                    .as("the publisher ended before its clip")
                    .isNotZero();
            assertThat(publisher.tool().errors()).doesNotContain("Connection refused");
        }
        assertRefused(tryToPublish(address), "expired");
        assertThat(status(city, "/" + room + "/live/cam.mp4?key=" + key.secret()))
                .isEqualTo(403);
        city.console("videocity:room-remove " + room);
    }

    @Test
    void overRtmpAPrivateRoomAndNoneAreTheSameClosedDoor(CityProcess city) {
        String room = "carol@example.org/Vault";
        city.console("videocity:room-create --private " + room);
        city.console("videocity:room-create --private carol@example.org/Other");
        Key other = Key.issue(city, "--publish --watch", "carol@example.org/Other");
        for (String query : List.of("", "?key=" + other.secret())) {
            assertThat(refusal(city, room, s -> s.publish("cam" + query, RtmpEvent.PublishMode.LIVE)))
                    .isEqualTo(refusal(
                            city,
                            "carol@example.org/Nothing",
                            s -> s.publish("cam" + query, RtmpEvent.PublishMode.LIVE)));
            assertThat(refusal(city, room, s -> s.play("cam" + query)))
                    .isEqualTo(refusal(city, "nobody@example.org", s -> s.play("cam" + query)));
            assertThat(city.get("/" + room + "/live/cam.flv" + query).body())
                    .isEqualTo(
                            city.get("/nobody@example.org/live/cam.flv" + query).body());
        }
        assertThat(outside(city, room)).isEqualTo(outside(city, "carol@example.org/Nothing"));
        city.console("videocity:room-remove " + room);
        city.console("videocity:room-remove carol@example.org/Other");
    }

    private static String refusal(CityProcess city, String room, Consumer<RtmpClientSession> wish) {
        try (RtmpClient client = RtmpClient.connect(city.rtmpPort(), "call/" + room, Map.of())) {
            client.say(wish);
            RtmpClientEvent.Status said = client.await(
                    "refused", RtmpClientEvent.Status.class, s -> s.level().equals("error"));
            return said.code() + " " + said.description();
        }
    }

    /** What a client of 2009 hears that names a room it may not enter. */
    private static String outside(CityProcess city, String room) {
        try (RtmpClient client = RtmpClient.connect(city.rtmpPort(), "call/" + room, Map.of())) {
            return client.error("broadcast", AmfValue.of("message"), AmfValue.of("hi"));
        }
    }

    private static void assertGuestsSeeNothing(CityProcess city, String room) {
        Tool play = Packets.start(city.rtmp(room, "cam")).await(PATIENCE);
        assertThat(play.exitCode()).as("a guest over RTMP").isNotZero();
        assertThat(play.errors()).contains("private");
        for (String container : List.of(".flv", ".mp4")) {
            HttpResponse<String> answer = city.get("/" + room + "/live/cam" + container);
            assertThat(answer.statusCode()).as("a guest asks for " + container).isEqualTo(403);
            assertThat(answer.body()).contains("private");
        }
        assertThat(status(city, "/api/rooms/" + room)).isEqualTo(404);
        assertThat(city.get("/api/rooms").body()).doesNotContain("Vault");
    }

    private static void assertRevokingEnds(CityProcess city, String room, Broadcast publisher, Key publish, Key watch) {
        String query = "?key=" + watch.secret();
        try (Tool rtmp = Packets.start(city.rtmp(room, "cam") + query);
                Tool flv = Packets.start(city.http("/" + room + "/live/cam.flv" + query));
                Tool mp4 = Packets.start(city.http("/" + room + "/live/cam.mp4" + query))) {
            Awaitility.await("three viewers")
                    .atMost(PATIENCE)
                    .until(() ->
                            Await.json(city.get("/api/rooms/" + room + query).body())
                                            .path("streams")
                                            .path(0)
                                            .path("viewers")
                                            .asInt()
                                    == 3);
            watch.revoke(city);
            for (Tool viewer : List.of(rtmp, flv, mp4)) {
                viewer.await(PATIENCE);
            }
            assertThat(publisher.tool().isAlive()).as("the publisher goes on").isTrue();
            assertThat(status(city, "/" + room + "/live/cam.flv" + query)).isEqualTo(403);
            publish.revoke(city);
            assertThat(publisher.tool().await(PATIENCE).exitCode())
                    .as("the publisher was cut off")
                    .isNotZero();
        }
    }

    private static int status(CityProcess city, String path) {
        return city.get(path).statusCode();
    }

    private static Tool tryToPublish(String address) {
        return Broadcast.start(Clip.LONG.file(), address).tool().await(PATIENCE);
    }

    private static void assertRefused(Tool publisher, String because) {
        assertThat(publisher.exitCode()).as("refused because " + because).isNotZero();
        assertThat(publisher.errors()).contains(because);
    }
}
