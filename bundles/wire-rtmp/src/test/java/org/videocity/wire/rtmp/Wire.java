package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.videocity.wire.amf.AmfLimits;

/** A server session and a client session, and the bytes between them in pieces of one length. */
final class Wire {
    final RtmpServerSession server;
    final RtmpClientSession client = new RtmpClientSession(RtmpClientSettings.DEFAULT, new SplittableRandom(1));
    private final int piece;

    Wire(int piece) {
        this(piece, RtmpServerSettings.DEFAULT);
    }

    Wire(int piece, RtmpServerSettings settings) {
        this.piece = piece;
        this.server = new RtmpServerSession(settings, new SplittableRandom(2));
    }

    /** Settings with a small window and the bandwidth notice, so that tests see both. */
    static RtmpServerSettings chatty() {
        return new RtmpServerSettings(RtmpLimits.DEFAULT, AmfLimits.DEFAULT, 4096, 5000, 6000, true, 2);
    }

    /** Carries bytes both ways until neither side has any. */
    void carry() {
        boolean moved = true;
        while (moved) {
            moved = false;
            ByteBuffer bytes;
            while ((bytes = client.next()) != null) {
                pieces(bytes).forEach(server::feed);
                moved = true;
            }
            while ((bytes = server.next()) != null) {
                pieces(bytes).forEach(client::feed);
                moved = true;
            }
        }
    }

    List<RtmpEvent> serverEvents() {
        carry();
        List<RtmpEvent> events = new ArrayList<>();
        RtmpEvent event;
        while ((event = server.poll()) != null) {
            events.add(event);
        }
        return events;
    }

    List<RtmpClientEvent> clientEvents() {
        carry();
        List<RtmpClientEvent> events = new ArrayList<>();
        RtmpClientEvent event;
        while ((event = client.poll()) != null) {
            events.add(event);
        }
        return events;
    }

    /** Connects, with the events of it taken. */
    Wire connected() {
        client.connect("call/ana@example.org", "rtmp://localhost/call/ana@example.org", Map.of());
        serverEvents();
        server.acceptConnect();
        clientEvents();
        return this;
    }

    private List<ByteBuffer> pieces(ByteBuffer bytes) {
        List<ByteBuffer> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.remaining(); at += piece) {
            pieces.add(bytes.slice(at, Math.min(piece, bytes.remaining() - at)));
        }
        return pieces;
    }
}
