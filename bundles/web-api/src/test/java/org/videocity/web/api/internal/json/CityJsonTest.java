package org.videocity.web.api.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.Audience;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.transport.TransportEndpoint;
import org.videocity.api.transport.TransportState;
import org.videocity.web.api.internal.link.TransportView;
import org.videocity.web.api.internal.testcity.TestCity;
import org.videocity.web.api.internal.testcity.TestPublication;

/** The objects of docs/sockets.md, to the letter. */
class CityJsonTest {
    @Test
    void room() {
        RoomId id = RoomId.of("Ada@Example.org", "Jardin Été");
        RoomSettings settings = new RoomSettings(id, "", "Beans; bees", false, Optional.empty(), Set.of());
        RoomSnapshot room = new RoomSnapshot(settings, "", List.of(), List.of());
        assertThat(CityJson.room(room, ""))
                .hasToString(
                        "{\"path\":\"ada@example.org/Jardin.Été\",\"url\":\"/ada@example.org/Jardin.%C3%89t%C3%A9\",\"title\":\"Jardin"
                                + " Été\",\"description\":\"Beans;"
                                + " bees\",\"public\":false,\"embed\":false,\"open\":false,\"locked\":false,\"keywords\":[],"
                                + "\"members\":[],\"streams\":[]}");
    }

    @Test
    void memberWithoutItsIdentity() {
        assertThat(CityJson.member(TestCity.WELCOME, TestCity.member("m1", "Ada")))
                .hasToString(
                        "{\"id\":\"m1\",\"name\":\"Ada\",\"transport\":\"http\",\"since\":\"2009-03-01T10:00:00Z\","
                                + "\"role\":\"guest\",\"resident\":false,\"photo\":null,\"muted\":false,\"away\":false}");
    }

    @Test
    void stream() {
        assertThat(CityJson.stream(TestPublication.of("cam")))
                .hasToString("{\"name\":\"cam\",\"publisher\":\"Ada\",\"member\":null,\"transport\":\"rtmp\","
                        + "\"since\":\"2009-03-01T10:00:00Z\",\"suspended\":false,\"viewers\":3,\"tracks\":["
                        + "{\"id\":1,\"kind\":\"video\",\"codec\":\"h264\",\"width\":640,\"height\":360,"
                        + "\"sampleRate\":0,\"channels\":0},"
                        + "{\"id\":2,\"kind\":\"audio\",\"codec\":\"aac\",\"width\":0,\"height\":0,"
                        + "\"sampleRate\":48000,\"channels\":2}]}");
    }

    @Test
    void streamsForOthersStayUnseen() {
        TestCity city = new TestCity("s1");
        city.publications.add(new TestPublication("mix", new Audience.Members(Set.of("m2")), false));
        assertThat(CityJson.room(city.snapshot(), "").path("streams")).isEmpty();
        assertThat(CityJson.room(city.snapshot(), "m1").path("streams")).isEmpty();
        assertThat(CityJson.room(city.snapshot(), "m2").path("streams")).hasSize(1);
    }

    @Test
    void transport() {
        TransportView view = new TransportView(
                "rtmp",
                new TransportState(TransportState.OPEN, "all well"),
                List.of(new TransportEndpoint("publish", "OBS", "rtmp://{host}/{room}/{stream}", "hint")));
        assertThat(CityJson.transports(List.of(view)))
                .hasToString("[{\"name\":\"rtmp\",\"state\":\"open\",\"detail\":\"all well\",\"endpoints\":["
                        + "{\"purpose\":\"publish\",\"label\":\"OBS\",\"address\":\"rtmp://{host}/{room}/{stream}\","
                        + "\"hint\":\"hint\"}]}]");
    }

    @Test
    void messageKeepsItsBodyToTheLetter() {
        RoomMessage message = new TestCity("s1").message(3, "{\"n\": 1.50, \"big\": 12345678901234567890123}");
        assertThat(Json.text(CityJson.message(message)))
                .isEqualTo("{\"session\":\"s1\",\"sequence\":3,\"sender\":\"m2\",\"senderName\":\"Bob\","
                        + "\"to\":\"everyone\",\"type\":\"videocity:chat\","
                        + "\"body\":{\"n\": 1.50, \"big\": 12345678901234567890123},"
                        + "\"time\":\"2009-03-01T10:00:00Z\"}");
    }

    @Test
    void messageToOneAndToAService() {
        RoomMessage all = new TestCity("s1").message(1, "1");
        assertThat(CityJson.message(to(all, new Recipient.ToMember("m9"))).path("to"))
                .hasToString("{\"member\":\"m9\"}");
        assertThat(CityJson.message(to(all, new Recipient.ToService("greeter"))).path("to"))
                .hasToString("{\"service\":\"greeter\"}");
    }

    @Test
    void bodiesThatAreNoJsonCannotBreakTheEnvelope() {
        for (String body : List.of("", "1,\"x\":2", "{} {}", "[".repeat(40) + "]".repeat(40), "{\"a\":1}}")) {
            String text = Json.text(CityJson.message(new TestCity("s1").message(1, body)));
            assertThat(text).contains("\"body\":\"");
        }
    }

    @Test
    void reason() {
        assertThat(CityJson.reason(Reason.LEFT)).hasToString("{\"name\":\"left\",\"text\":\"Left.\"}");
    }

    private static RoomMessage to(RoomMessage m, Recipient to) {
        return new RoomMessage(m.session(), m.sequence(), m.sender(), m.senderName(), to, m.type(), m.body(), m.time());
    }
}
