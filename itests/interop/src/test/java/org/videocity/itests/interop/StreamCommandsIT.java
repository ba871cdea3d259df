package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpCommand;
import org.videocity.wire.rtmp.RtmpMessage;

/** What a player may ask of a live stream besides playing it, and what a publisher may send besides sound and pictures. */
@ExtendWith(InTheCity.class)
class StreamCommandsIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void dataOfAnyNameArrivesAndQuestionsAreAnswered(CityProcess city) {
        String stream = "commands";
        try (RtmpClient publisher = client(city).publish(stream)) {
            publisher.send(data(
                    "@setDataFrame",
                    "onMetaData",
                    AmfValue.members().put("audiocodecid", 2).ecmaArray()));
            publisher.send(sound(0), sound(26));
            Await.live(city, ROOM, stream, 2);
            try (RtmpClient player = client(city).play(stream)) {
                awaitSounds(player, 2);
                publisher.send(data(
                        "onTextData", AmfValue.members().put("text", "hello").object()));
                publisher.send(amf3("onAnything", new AmfValue.StrictArray(List.of(AmfValue.of("a"), AmfValue.of(1)))));
                publisher.send(sound(52));
                awaitSounds(player, 3);
                assertThat(names(player)).contains("onMetaData", "onTextData", "onAnything");

                player.say(s -> s.sendCommand(1, RtmpCommand.of("seek", 0, AmfValue.NULL, AmfValue.of(1_000))));
                assertThat(player.awaitStatus("NetStream.Seek.Failed").level()).isEqualTo("error");
                assertThat(player.result("getStreamLength", AmfValue.of(stream)).arguments())
                        .containsExactly(AmfValue.of(0));
                AmfValue other = AmfValue.members().put("streamName", "other").object();
                player.say(s -> s.sendCommand(1, RtmpCommand.of("play2", 0, AmfValue.NULL, other)));
                assertThat(player.awaitStatus("NetStream.Play.Failed").description())
                        .contains("play2");
                publisher.send(sound(78));
                awaitSounds(player, 4);
            }
            publisher.end();
        }
        Await.gone(city, ROOM, stream);
    }

    private static RtmpClient client(CityProcess city) {
        return RtmpClient.connect(city.rtmpPort(), "call/" + ROOM, Map.of());
    }

    private static void awaitSounds(RtmpClient player, int count) {
        Awaitility.await(count + " sounds")
                .atMost(PATIENCE)
                .until(() ->
                        player.media().stream().filter(RtmpMessage::isAudio).count() >= count);
    }

    private static List<String> names(RtmpClient player) {
        return player.all(RtmpClientEvent.Media.class).stream()
                .map(RtmpClientEvent.Media::message)
                .filter(RtmpMessage::isData)
                .map(m -> new AmfDecoder(AmfLimits.DEFAULT).readAll(m.payload()))
                .map(values -> values.get(0).asText().orElse(""))
                .toList();
    }

    private static RtmpMessage data(String first, Object... more) {
        List<AmfValue> values = new java.util.ArrayList<>(List.of(AmfValue.of(first)));
        for (Object value : more) {
            values.add(value instanceof AmfValue amf ? amf : AmfValue.of((String) value));
        }
        return RtmpMessage.of(MessageType.DATA_AMF0, 1, 0, AmfEncoder.encode(values));
    }

    private static RtmpMessage amf3(String name, AmfValue value) {
        ByteBuffer body = AmfEncoder.encodeSwitching(List.of(AmfValue.of(name), value));
        ByteBuffer payload = ByteBuffer.allocate(1 + body.remaining())
                .put((byte) 0)
                .put(body)
                .flip();
        return RtmpMessage.of(MessageType.DATA_AMF3, 1, 30, payload);
    }

    /** An MP3 frame of silence: MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo. */
    static RtmpMessage sound(long time) {
        byte[] frame = new byte[418];
        frame[0] = 0x2f;
        frame[1] = (byte) 0xff;
        frame[2] = (byte) 0xfb;
        frame[3] = (byte) 0x90;
        return RtmpMessage.of(MessageType.AUDIO, 1, time, ByteBuffer.wrap(frame));
    }
}
