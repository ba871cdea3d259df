package org.videocity.itests.benchmarks;

import org.videocity.wire.rtmp.RtmpClientEvent;

/** Plays a stream and notes what came when. Thread: its loop. */
final class Player extends RtmpPeer implements Receiver {
    private final String name;
    private final Watch watch;
    private long playNanos;
    private long firstFrameNanos;
    private long firstKeyNanos;
    private long nextPicture = -1;
    private long nextSound = -1;
    private long lost;

    /** Where all players of a run put their delays; frames sent before {@code fromNanos} do not count. */
    static final class Watch {
        final Delays all = new Delays();
        final Delays video = new Delays();
        long fromNanos = Long.MAX_VALUE;
        long toNanos = Long.MAX_VALUE;

        void note(Frame frame, long now) {
            if (frame.sentNanos() >= fromNanos && frame.sentNanos() < toNanos) {
                long delay = now - frame.sentNanos();
                all.add(delay);
                if (frame.video()) {
                    video.add(delay);
                }
            }
        }
    }

    Player(LoadLoop loop, String name, Watch watch) {
        super(loop);
        this.name = name;
        this.watch = watch;
    }

    /** Tells whether a frame has come. */
    boolean playing() {
        return firstFrameNanos != 0;
    }

    @Override
    public boolean hadKeyFrame() {
        return firstKeyNanos != 0;
    }

    /** Nanoseconds from createStream and play to the first frame. */
    long joinNanos() {
        return firstFrameNanos - playNanos;
    }

    /** Nanoseconds from createStream and play to the first key frame. */
    long keyNanos() {
        return firstKeyNanos - playNanos;
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public boolean has(long pictures, long sounds) {
        return nextPicture >= pictures && nextSound >= sounds;
    }

    @Override
    void on(RtmpClientEvent event) {
        if (event instanceof RtmpClientEvent.Connected) {
            playNanos = System.nanoTime();
            session().play(name);
        } else if (event instanceof RtmpClientEvent.Media media) {
            Frame frame = Frame.of(media.message());
            if (frame != null) {
                note(frame, System.nanoTime());
            }
        }
    }

    private void note(Frame frame, long now) {
        if (firstFrameNanos == 0) {
            firstFrameNanos = now;
        }
        if (frame.key() && firstKeyNanos == 0) {
            firstKeyNanos = now;
        }
        long next = frame.video() ? nextPicture : nextSound;
        if (next >= 0 && frame.number() > next) {
            lost += frame.number() - next;
        }
        if (frame.video()) {
            nextPicture = Math.max(next, frame.number() + 1);
        } else {
            nextSound = Math.max(next, frame.number() + 1);
        }
        watch.note(frame, now);
    }
}
