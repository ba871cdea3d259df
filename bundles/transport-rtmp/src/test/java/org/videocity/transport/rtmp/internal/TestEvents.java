package org.videocity.transport.rtmp.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.videocity.wire.rtmp.ChunkForm;
import org.videocity.wire.rtmp.RtmpMessage;

/** Sends what a well-behaved client session would not. */
final class TestEvents {
    private static final int CHUNK = 60_000;

    private TestEvents() {}

    /** Sends a second's worth of pictures at once, before publish was answered. */
    static void sendEarly(TestClient client) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(10_000);
        write(out, Media.avcHeader(0));
        for (int i = 0; i < 40; i++) {
            write(out, i == 0 ? Media.key(0, 1) : Media.inter(40L * i, i));
        }
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        client.raw(bytes);
    }

    private static void write(ByteBuffer out, RtmpMessage message) {
        ChunkForm.write(out, CHUNK, 20, message.typeId(), 1, message.time(), message.payload());
    }
}
