package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.rtmp.ObjectEncoding;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpClientSettings;

/** People of 2009 and of today in one room: the calls of the first city and the messages of the room are the same. */
@ExtendWith(InTheCity.class)
class RoomCallsIT {
    private static final String ROOM = "welcome@localhost";
    private static final Map<String, AmfValue> IN_A_PAGE =
            Map.of("pageUrl", AmfValue.of("http://city.example:5080/" + ROOM));

    /** Members are called by numbers and guests by names that count from 1 in an empty room. */
    @BeforeEach
    void nobodyIsLeft(CityProcess city) {
        Await.empty(city, ROOM);
    }

    @Test
    void chatCrossesBothWaysAndMembersComeAndGo(CityProcess city) {
        try (BrowserSocket page = BrowserSocket.enter(city, ROOM, "");
                RtmpClient bob = enter(city)) {
            int mark = page.hears(
                    "entered", 0, m -> m.at("/member/transport").asText().equals("rtmp"));
            bob.awaitCall("added", "1");
            page.say(chat("hello from a page"));
            bob.awaitCall("message", "1", "hello from a page", "Ada");

            assertThat(bob.result("broadcast", text("message"), text("hello from 2009"), text("Bob"))
                            .arguments()
                            .get(0)
                            .asText())
                    .contains("2");
            mark = page.hears(
                    "message",
                    mark,
                    m -> m.at("/message/body/text").asText().equals("hello from 2009")
                            && m.at("/message/senderName").asText().equals("Bob"));
            assertThat(bob.calls("message")).as("what it said itself").hasSize(1);

            try (RtmpClient eve = enter(city)) {
                eve.awaitCall("added", "1").awaitCall("added", "2");
                bob.awaitCall("added", "3");
                eve.result("unicast", text("2"), text("message"), text("psst"));
                bob.awaitCall("message", "3", "psst", "Guest 1");
            }
            bob.awaitCall("removed", "3");
            page.hears("left", mark, m -> true);
        }
    }

    @Test
    void streamsArePublishedAndUnpublishedUnderTheirMembersNumber(CityProcess city) {
        try (RtmpClient bob = enter(city);
                RtmpClient eve = enter(city)) {
            bob.awaitCall("added", "2");
            eve.publish("eve-cam").send(StreamCommandsIT.sound(0), StreamCommandsIT.sound(26));
            bob.awaitCall("published", "2", "eve-cam");
            try (RtmpClient late = enter(city)) {
                late.awaitCall("published", "2", "eve-cam");
            }
            try (Broadcast encoder = Broadcast.start(Clip.AVC_AAC.file(), city.rtmp(ROOM, "encoder"))) {
                bob.awaitCall("published", "0", "encoder");
                encoder.awaitFrame(5);
            }
            eve.end();
            bob.awaitCall("unpublished", "2", "eve-cam");
            assertThat(eve.calls("published"))
                    .extracting(c -> c.arguments().get(1))
                    .doesNotContain(text("eve-cam"));
            assertThat(bob.calls("added")).as("encoders are no members").hasSize(2);
        }
        Await.gone(city, ROOM, "encoder");
    }

    @Test
    void encodersAndPlayersAreNotCalledAndNotSeen(CityProcess city) {
        try (BrowserSocket page = BrowserSocket.enter(city, ROOM, "");
                RtmpClient encoder = RtmpClient.connect(city.rtmpPort(), "call/" + ROOM, Map.of())) {
            encoder.publish("unseen").send(StreamCommandsIT.sound(0), StreamCommandsIT.sound(26));
            int mark = page.hears(
                    "published", 0, m -> m.at("/stream/name").asText().equals("unseen"));
            page.say(chat("anybody there?"));
            page.hears("message", mark, m -> true);
            assertThat(encoder.all(RtmpClientEvent.Call.class)).isEmpty();
            assertThat(Await.json(city.get("/api/rooms/" + ROOM).body()).path("members"))
                    .hasSize(1);
            encoder.end();
        }
        Await.gone(city, ROOM, "unseen");
    }

    @Test
    void anyMethodIsCalledOnWhoItIsFor(CityProcess city) {
        try (BrowserSocket page = BrowserSocket.enter(city, ROOM, "");
                RtmpClient bob = enter(city);
                RtmpClient eve = enter(city);
                RtmpClient kim = enter(city)) {
            kim.awaitCall("added", "3");
            AmfValue when = new AmfValue.Date(1_258_000_000_000.0, (short) 0);
            AmfValue list =
                    AmfValue.members().put("id", "5f0c91aa").put("at", when).object();
            bob.result("broadcast", text("published"), text("5f0c91aa"), list);
            eve.awaitCall("published", "2", "5f0c91aa", list);
            kim.awaitCall("published", "2", "5f0c91aa", list);
            page.hears(
                    "message",
                    0,
                    m -> m.at("/message/type").asText().equals("rtmp:call")
                            && m.at("/message/body/method").asText().equals("published")
                            && m.at("/message/body/arguments/0").asText().equals("5f0c91aa"));

            bob.result("unicast", AmfValue.of(4), text("controlled"));
            kim.awaitCall("controlled", "2");
            eve.result("multicast", text("2, 4;2"), text("controlledChange"), text("mouseMove"), AmfValue.of(7));
            bob.awaitCall("controlledChange", "3", "mouseMove", AmfValue.of(7));
            kim.awaitCall("controlledChange", "3", "mouseMove", AmfValue.of(7));
            assertThat(eve.error("multicast", text("4,99"), text("late"))).contains("No 99 is in this room");
            kim.awaitCall("late", "3");

            kim.result("anycast", text("who"));
            page.say("{\"op\":\"send\",\"id\":7,\"to\":\"everyone\",\"type\":\"rtmp:call\",\"body\":"
                    + "{\"method\":\"last\",\"arguments\":[true,null,[1]]}}");
            AmfValue one = new AmfValue.StrictArray(List.of(AmfValue.of(1)));
            bob.awaitCall("last", "1", AmfValue.of(true), AmfValue.NULL, one);
            eve.awaitCall("last", "1", AmfValue.of(true), AmfValue.NULL, one);
            kim.awaitCall("last", "1", AmfValue.of(true), AmfValue.NULL, one);
            assertThat(bob.calls("who", "4") + eve.calls("who", "4")).isEqualTo(1);
            assertThat(kim.calls("who")).isEmpty();
            assertThat(eve.calls("controlled")).as("unicast reaches one").isEmpty();
            assertThat(bob.calls("controlledChange")).as("each of several once").hasSize(1);
            assertThat(eve.calls("controlledChange")).isEmpty();
        }
    }

    @Test
    void aClientOfAmf3IsAmongThem(CityProcess city) {
        RtmpClientSettings amf3 = RtmpClientSettings.DEFAULT.with(ObjectEncoding.AMF3);
        AmfValue list = new AmfValue.StrictArray(List.of(AmfValue.of("a"), AmfValue.of(2.5), AmfValue.of(false)));
        try (RtmpClient bob = enter(city);
                RtmpClient eve = RtmpClient.connect(city.rtmpPort(), "call/" + ROOM, IN_A_PAGE, amf3)) {
            bob.awaitCall("added", "2");
            eve.awaitCall("added", "1");
            eve.result("broadcast", text("draw"), list);
            bob.awaitCall("draw", "2", list);
            bob.result("unicast", text("2"), text("draw"), list);
            eve.awaitCall("draw", "1", list);
        }
    }

    @Test
    void aMemberStaysWhileTheRoomsAreUpdated(CityProcess city) {
        Operator operator = new Operator(city);
        try (RtmpClient bob = enter(city);
                RtmpClient eve = enter(city)) {
            bob.awaitCall("added", "2");
            eve.publish("kept").send(StreamCommandsIT.sound(0), StreamCommandsIT.sound(26));
            bob.awaitCall("published", "2", "kept");
            operator.update("core-rooms");
            Awaitility.await("the room hears both again")
                    .atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        bob.call("unicast", text("2"), text("again"));
                        return !eve.calls("again").isEmpty();
                    });
            eve.awaitCall("again", "1");
            assertThat(bob.calls("added", "2"))
                    .as("whoever comes back later than others goes and comes, under the same number")
                    .isEqualTo(1 + bob.calls("removed", "2"));
            assertThat(bob.isClosed() || eve.isClosed()).isFalse();
            eve.end();
        }
        Await.gone(city, ROOM, "kept");
    }

    @Test
    void aKeyInTheApplicationOpensAPrivateRoom(CityProcess city) {
        String room = "calls@localhost/Private.Calls";
        String key = new Operator(city).privateRoom(room);
        try (RtmpClient bob = RtmpClient.connect(city.rtmpPort(), "call/" + room + "?key=" + key, IN_A_PAGE);
                RtmpClient stranger = RtmpClient.connect(city.rtmpPort(), "call/" + room, IN_A_PAGE)) {
            assertThat(stranger.awaitStatus("NetConnection.Call.Failed").description())
                    .contains("private");
            assertThat(bob.error("anycast", text("who"))).contains("Nobody else");
            assertThat(stranger.error("broadcast", text("who"))).contains("private");
        }
    }

    @Test
    void whatCannotBeDoneIsAnsweredWithWhy(CityProcess city) {
        try (RtmpClient bob = enter(city);
                RtmpClient lost = RtmpClient.connect(city.rtmpPort(), "call", Map.of())) {
            assertThat(bob.error("unicast", text("77"), text("message"), text("hi")))
                    .contains("No 77 is in this room");
            assertThat(bob.error("anycast", text("message"), text("hi"))).contains("Nobody else");
            assertThat(bob.error("broadcast")).contains("method");
            assertThat(bob.error("broadcast", text("onStatus"), text("hi"))).contains("method");
            assertThat(bob.error("broadcast", text("message"), text("x".repeat(5_000))))
                    .contains("4000");
            assertThat(bob.error("unknown", text("hi"))).contains("Method not found");
            assertThat(lost.error("broadcast", text("message"), text("hi"))).contains("names no room");
        }
        try (RtmpClient nowhere = RtmpClient.connect(city.rtmpPort(), "call/nobody@localhost", IN_A_PAGE)) {
            assertThat(nowhere.awaitStatus("NetConnection.Call.Failed").description())
                    .contains("no such room");
            assertThat(nowhere.error("broadcast", text("message"), text("hi"))).contains("no such room");
        }
    }

    private static RtmpClient enter(CityProcess city) {
        return RtmpClient.connect(city.rtmpPort(), "call/" + ROOM, IN_A_PAGE);
    }

    private static String chat(String text) {
        return "{\"op\":\"send\",\"id\":1,\"to\":\"everyone\",\"type\":\"videocity:chat\",\"body\":{\"text\":\"" + text
                + "\"}}";
    }

    private static AmfValue text(String text) {
        return AmfValue.of(text);
    }
}
