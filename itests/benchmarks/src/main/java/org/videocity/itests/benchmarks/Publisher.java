package org.videocity.itests.benchmarks;

import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpEvent;

/** Sends a synthetic stream in real time until it is closed. Thread: its loop. */
final class Publisher extends RtmpPeer {
    private final Synthetic stream;
    private final String name;
    private long streamId;
    private long startedNanos;
    private long pictures;
    private long sounds;

    Publisher(LoadLoop loop, Synthetic stream, String name) {
        super(loop);
        this.stream = stream;
        this.name = name;
    }

    void start(Target target) {
        session().publish(name, RtmpEvent.PublishMode.LIVE);
        connect(target);
    }

    /** Pictures sent so far. */
    long pictures() {
        return pictures;
    }

    /** Audio frames sent so far. */
    long sounds() {
        return sounds;
    }

    @Override
    void on(RtmpClientEvent event) {
        if (event instanceof RtmpClientEvent.PublishStarted started && startedNanos == 0) {
            streamId = started.streamId();
            for (var message : Synthetic.headers(streamId)) {
                session().sendMedia(streamId, message);
            }
            startedNanos = System.nanoTime();
            sendDue();
        }
    }

    private void sendDue() {
        if (isClosed() || failure() != null) {
            return;
        }
        long now = System.nanoTime();
        while (due(Math.min(Synthetic.pictureMicros(pictures), Synthetic.audioMicros(sounds))) <= now) {
            if (Synthetic.pictureMicros(pictures) <= Synthetic.audioMicros(sounds)) {
                session().sendMedia(streamId, stream.picture(streamId, pictures++, now));
            } else {
                session().sendMedia(streamId, stream.audio(streamId, sounds++, now));
            }
        }
        flush();
        loop().at(due(Math.min(Synthetic.pictureMicros(pictures), Synthetic.audioMicros(sounds))), this::sendDue);
    }

    private long due(long micros) {
        return startedNanos + micros * 1000;
    }
}
