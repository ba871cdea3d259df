package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.videocity.wire.amf.AmfValue;

/** Enhanced RTMP v2, "Enhancing NetConnection connect Command" and "Reconnect Request". */
class RtmpCapabilitiesTest {
    @Test
    void readsTheExamplesOfTheSpecification() {
        RtmpCapabilities found = RtmpCapabilities.parse(AmfValue.members()
                .put(
                        "videoFourCcInfoMap",
                        AmfValue.members().put("*", 4).put("vp09", 3).object())
                .put(
                        "audioFourCcInfoMap",
                        AmfValue.members().put("*", 4).put("Opus", 3).object())
                .put("capsEx", 3)
                .object()
                .members());

        assertThat(found.canDecode("vp09")).isTrue();
        assertThat(found.canEncode("vp09")).isTrue();
        assertThat(found.canForward("vp09")).as("by the wildcard").isTrue();
        assertThat(found.canDecode("hvc1")).isFalse();
        assertThat(found.canForward("hvc1")).isTrue();
        assertThat(found.accepts("hvc1")).isTrue();
        assertThat(found.canDecode("opus")).as("whatever the case").isTrue();
        assertThat(found.canEncode("fLaC")).isFalse();
        assertThat(found.reconnect()).isTrue();
        assertThat(found.multitrack()).isTrue();
        assertThat(found.modEx()).isFalse();
        assertThat(found.timestampNanoOffset()).isFalse();
        assertThat(RtmpCapabilities.parse(found.toMembers())).isEqualTo(found);
    }

    @Test
    void readsTheListOfVersionOne() {
        RtmpCapabilities found = RtmpCapabilities.parse(
                Map.of("fourCcList", new AmfValue.StrictArray(List.of(AmfValue.of("av01"), AmfValue.of("hvc1")))));
        RtmpCapabilities any =
                RtmpCapabilities.parse(Map.of("fourCcList", new AmfValue.StrictArray(List.of(AmfValue.of("*")))));

        assertThat(found.enhanced()).isTrue();
        assertThat(found.accepts("hvc1")).isTrue();
        assertThat(found.accepts("vp09")).isFalse();
        assertThat(any.accepts("vp09")).isTrue();
        assertThat(any.accepts("Opus")).isTrue();
    }

    @Test
    void theWildcardOfOneMapIsNotForTheOther() {
        RtmpCapabilities audio = RtmpCapabilities.of(Map.of(), Map.of("*", RtmpCapabilities.CAN_FORWARD), 0);

        assertThat(audio.canForward("ec-3")).isTrue();
        assertThat(audio.canForward("hvc1")).isFalse();
    }

    @Test
    void oddCapabilitiesAreNone() {
        Map<String, AmfValue> odd = AmfValue.members()
                .put("fourCcList", "hvc1")
                .put("videoFourCcInfoMap", 5)
                .put("audioFourCcInfoMap", AmfValue.members().put("Opus", "yes").object())
                .put("capsEx", Double.NaN)
                .object()
                .members();

        assertThat(RtmpCapabilities.parse(odd)).isSameAs(RtmpCapabilities.NONE);
        assertThat(RtmpCapabilities.parse(Map.of("capsEx", AmfValue.of(-1))).capsEx())
                .isZero();
        assertThat(RtmpCapabilities.NONE.toMembers()).isEmpty();
        assertThat(RtmpCapabilities.NONE.enhanced()).isFalse();
    }

    @Test
    void aLongListIsCutShort() {
        List<AmfValue> many = java.util.stream.IntStream.range(0, 10_000)
                .mapToObj(i -> AmfValue.of("c" + i))
                .toList();

        assertThat(RtmpCapabilities.parse(Map.of("fourCcList", new AmfValue.StrictArray(many)))
                        .fourCcList())
                .hasSize(64);
    }

    @Test
    void bothSidesHearWhatTheOtherCan() {
        RtmpCapabilities mine =
                RtmpCapabilities.of(Map.of("hvc1", RtmpCapabilities.CAN_DECODE), Map.of(), RtmpCapabilities.RECONNECT);
        Talk talk = new Talk(mine, RtmpCapabilities.RELAY);

        assertThat(talk.connect.capabilities()).isEqualTo(mine);
        assertThat(talk.connected.capabilities()).isEqualTo(RtmpCapabilities.RELAY);

        assertThat(talk.server.requestReconnect(Optional.of("rtmp://other.example/app"), "Moving."))
                .isTrue();
        assertThat(talk.server.requestReconnect(Optional.empty(), "Updating.")).isTrue();
        talk.carry();
        assertThat(talk.client.poll())
                .isEqualTo(new RtmpClientEvent.ReconnectRequest(Optional.of("rtmp://other.example/app"), "Moving."));
        assertThat(talk.client.poll()).isEqualTo(new RtmpClientEvent.ReconnectRequest(Optional.empty(), "Updating."));
    }

    @Test
    void aClientOfOldHearsNothingNew() {
        Talk talk = new Talk(RtmpCapabilities.NONE, RtmpCapabilities.RELAY);

        assertThat(talk.connect.capabilities()).isSameAs(RtmpCapabilities.NONE);
        assertThat(talk.connected.capabilities()).isSameAs(RtmpCapabilities.NONE);
        assertThat(talk.connected.information().asMembers()).doesNotContainKey("capsEx");
        assertThat(talk.server.requestReconnect(Optional.empty(), "Updating.")).isFalse();
        assertThat(talk.server.next()).isNull();
    }

    /** A connection, accepted. */
    private static final class Talk {
        private final RtmpClientSession client;
        private final RtmpServerSession server;
        private final RtmpEvent.Connect connect;
        private final RtmpClientEvent.Connected connected;

        Talk(RtmpCapabilities ofClient, RtmpCapabilities ofServer) {
            client = new RtmpClientSession(RtmpClientSettings.DEFAULT.with(ofClient), new SplittableRandom(1));
            server = new RtmpServerSession(RtmpServerSettings.DEFAULT.with(ofServer), new SplittableRandom(2));
            client.connect("app", "rtmp://localhost/app", Map.of());
            carry();
            connect = (RtmpEvent.Connect) Bytes.present(server.poll());
            server.acceptConnect();
            carry();
            connected = (RtmpClientEvent.Connected) Bytes.present(client.poll());
        }

        void carry() {
            while (client.pendingBytes() + server.pendingBytes() > 0) {
                if (client.pendingBytes() > 0) {
                    server.feed(Bytes.there(client.next()));
                }
                if (server.pendingBytes() > 0) {
                    client.feed(Bytes.there(server.next()));
                }
            }
        }
    }
}
