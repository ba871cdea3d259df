package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.amf.AmfValue;

/** Connections with object encoding 3: messages of types 15 and 17. */
class Amf3SessionTest {
    private final AmfDecoder decoder = new AmfDecoder(AmfLimits.DEFAULT);

    @Test
    void aCommandSwitchesForEverythingButPrimitives() {
        RtmpCommand command = RtmpCommand.of(
                "f", 7, AmfValue.NULL, AmfValue.members().put("x", 1).object());
        RtmpMessage message = command.toMessage(1, ObjectEncoding.AMF3);

        assertThat(message.typeId()).isEqualTo(17);
        assertThat(message.payload())
                .isEqualTo(Bytes.hex("00 02 0001 66 00 401c000000000000 05 11 0a 0b 01 03 78 04 01 01"));
        assertThat(RtmpCommand.parse(message, decoder)).isEqualTo(command);
    }

    @Test
    void dataGoesThereAndBack() {
        AmfValue metadata = AmfValue.members().put("width", 640).ecmaArray();
        RtmpData data = new RtmpData("onMetaData", List.of(metadata), true);
        RtmpMessage message = data.toMessage(1, 40, ObjectEncoding.AMF3);

        assertThat(message.typeId()).isEqualTo(15);
        assertThat(message.payload().get(0)).isZero();
        assertThat(RtmpData.parse(message, decoder)).isEqualTo(data);
        assertThat(data.toMessage(1, 40).typeId()).isEqualTo(18);
    }

    @Test
    void anotherFormatByteIsRefused() {
        RtmpMessage message = RtmpMessage.of(17, 0, 0, Bytes.hex("03 06 03 78"));

        assertThatThrownBy(() -> RtmpCommand.parse(message, decoder))
                .isInstanceOf(RtmpException.class)
                .hasMessageContaining("AMF format 3");
    }

    @Test
    void theServerAnswersInTheEncodingOfTheClient() {
        RtmpServerSession server = new RtmpServerSession(RtmpServerSettings.DEFAULT, new SplittableRandom(1));
        RtmpClientSession client =
                new RtmpClientSession(RtmpClientSettings.DEFAULT.with(ObjectEncoding.AMF3), new SplittableRandom(2));
        client.connect("call/a@b", "rtmp://localhost/call/a@b", Map.of());
        List<Integer> fromServer = new ArrayList<>();
        carry(client, server, fromServer);
        RtmpEvent.Connect connect = (RtmpEvent.Connect) Bytes.present(server.poll());
        assertThat(connect.objectEncoding()).isEqualTo(3);
        server.acceptConnect();
        carry(client, server, fromServer);
        RtmpClientEvent.Connected connected = (RtmpClientEvent.Connected) Bytes.present(client.poll());
        assertThat(connected.information().asMembers()).containsEntry("objectEncoding", AmfValue.of(3));
        assertThat(fromServer)
                .as("the answer to connect is AMF0 still")
                .contains(20)
                .doesNotContain(17);

        AmfValue argument = AmfValue.of(new byte[] {1, 2, 3});
        double transaction = client.call("broadcast", argument);
        carry(client, server, fromServer);
        RtmpEvent.Call call = (RtmpEvent.Call) Bytes.present(server.poll());
        assertThat(call.arguments()).containsExactly(argument);
        server.result(transaction, AmfValue.members().put("ok", true).object());
        carry(client, server, fromServer);
        assertThat(fromServer).contains(17);
        RtmpClientEvent.Call answer = (RtmpClientEvent.Call) Bytes.present(client.poll());
        assertThat(answer.arguments())
                .containsExactly(AmfValue.members().put("ok", true).object());
    }

    @Test
    void aServerThatAnswersAmf0IsSpokenToInAmf0() {
        RtmpServerSession server = new RtmpServerSession(RtmpServerSettings.DEFAULT, new SplittableRandom(1));
        RtmpClientSession client =
                new RtmpClientSession(RtmpClientSettings.DEFAULT.with(ObjectEncoding.AMF3), new SplittableRandom(2));
        client.connect("a", "rtmp://localhost/a", Map.of());
        List<Integer> fromServer = new ArrayList<>();
        carry(client, server, fromServer);
        server.acceptConnect(Map.of("objectEncoding", AmfValue.of(0)));
        carry(client, server, fromServer);
        client.call("hello", AmfValue.members().object());

        assertThat(Bytes.there(client.next()).array()).doesNotContain(17);
    }

    @Test
    void hostileAmf3EndsTheConnectionWithAWord() {
        RtmpServerSession server = new RtmpServerSession(RtmpServerSettings.DEFAULT, new SplittableRandom(1));
        server.feed(ByteBuffer.allocate(1 + 2 * 1536).put(0, (byte) 3));
        ByteBuffer out = ByteBuffer.allocate(200);
        RtmpMessage message = RtmpMessage.of(17, 0, 0, Bytes.hex("00 02 0001 66 00 0000000000000000 11 0a 07 03 50"));
        ChunkForm.write(out, 128, 3, 17, 0, 0, message.payload());

        assertThatThrownBy(() -> server.feed(out.flip()))
                .isInstanceOf(RtmpException.class)
                .hasMessageContaining("externalizable");
    }

    private static void carry(RtmpClientSession client, RtmpServerSession server, List<Integer> typesFromServer) {
        ChunkReader reader = new ChunkReader(RtmpLimits.DEFAULT);
        ByteBuffer bytes;
        boolean moved = true;
        while (moved) {
            moved = false;
            while ((bytes = client.next()) != null) {
                server.feed(bytes);
                moved = true;
            }
            while ((bytes = server.next()) != null) {
                if (bytes.remaining() < 3000) {
                    RtmpMessage message;
                    ByteBuffer look = bytes.duplicate();
                    while ((message = reader.read(look)) != null) {
                        typesFromServer.add(message.typeId());
                    }
                }
                client.feed(bytes);
                moved = true;
            }
        }
    }
}
