package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.wire.amf.AmfValue;

/** What players ask for and cannot have. */
class PlayerCommandsTest {
    private final Wire wire = new Wire(1000).connected();

    @Test
    void play2IsRefusedAndTheStreamGoesOn() {
        wire.client.play("cam");
        wire.serverEvents();
        wire.server.playStarted(1, "cam", true);
        wire.clientEvents();

        wire.client.sendCommand(
                1, RtmpCommand.of("play2", 0, AmfValue.NULL, AmfValue.members().object()));
        wire.client.sendCommand(
                1, RtmpCommand.of("play2", 77, AmfValue.NULL, AmfValue.members().object()));

        assertThat(wire.serverEvents()).isEmpty();
        RtmpClientEvent refused =
                new RtmpClientEvent.Status(1, "error", StatusCode.PLAY_FAILED, "play2 is not offered, use play.");
        assertThat(wire.clientEvents()).containsExactly(refused, refused);
        wire.client.close(1);
        assertThat(wire.serverEvents())
                .containsExactly(new RtmpEvent.StopPlay(1, "cam"), new RtmpEvent.DeleteStream(1));
    }

    @Test
    void seekIsAnEventWherePlayingAndAnErrorElsewhere() {
        wire.client.play("cam");
        wire.serverEvents();
        wire.client.sendCommand(1, RtmpCommand.of("seek", 0, AmfValue.NULL, AmfValue.of(5)));
        wire.client.sendCommand(9, RtmpCommand.of("seek", 0, AmfValue.NULL, AmfValue.of(5)));

        assertThat(wire.serverEvents()).containsExactly(new RtmpEvent.Seek(1, 5));
        assertThat(wire.clientEvents())
                .containsExactly(new RtmpClientEvent.Status(
                        9, "error", StatusCode.SEEK_FAILED, "seek on stream 9, which does not play."));
    }

    @Test
    void aLiveStreamHasNoLength() {
        double transaction = wire.client.call("getStreamLength", AmfValue.of("cam"));

        assertThat(wire.serverEvents()).isEmpty();
        assertThat(wire.clientEvents())
                .containsExactly(
                        new RtmpClientEvent.Call(0, "_result", transaction, AmfValue.NULL, List.of(AmfValue.of(0))));
    }

    @Test
    void dataOfAnyNameComesThrough() {
        wire.client.publish("cam", RtmpEvent.PublishMode.LIVE);
        wire.serverEvents();
        RtmpMessage amf0 = new RtmpData("onAnything", List.of(AmfValue.of("x")), false).toMessage(1, 5);
        RtmpMessage amf3 = new RtmpData("onBytes", List.of(AmfValue.of(new byte[] {1})), true)
                .toMessage(1, 6, ObjectEncoding.AMF3);
        wire.client.sendMedia(1, amf0);
        wire.client.sendMedia(1, amf3);

        assertThat(wire.serverEvents()).containsExactly(new RtmpEvent.Media(1, amf0), new RtmpEvent.Media(1, amf3));
    }
}
