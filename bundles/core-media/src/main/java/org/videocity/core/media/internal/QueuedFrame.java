package org.videocity.core.media.internal;

import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.ClockMapping;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.RtpPacket;
import org.videocity.api.media.TrackFormat;

/** A frame with what the queues need to know of it, worked out once and shared by all of them. */
final class QueuedFrame implements QueueEntry {
    /** What an entry costs beside its payload; keeps a flood of tiny frames within the bounds in bytes. */
    private static final int OVERHEAD_BYTES = 256;

    private final MediaFrame frame;
    private final MediaKind kind;
    private final long mediaMillis;
    private final int cost;

    QueuedFrame(MediaFrame frame, TrackFormat format) {
        this.frame = frame;
        this.kind = format.kind();
        this.mediaMillis = mediaMillis(frame, format);
        this.cost = frame.size() + OVERHEAD_BYTES;
    }

    MediaFrame frame() {
        return frame;
    }

    MediaKind kind() {
        return kind;
    }

    boolean isVideo() {
        return kind == MediaKind.VIDEO;
    }

    /** Returns its place on the publication's timeline; packets without a clock mapping stand where they arrived. */
    long mediaMillis() {
        return mediaMillis;
    }

    @Override
    public long cost() {
        return cost;
    }

    private static long mediaMillis(MediaFrame frame, TrackFormat format) {
        if (frame instanceof AccessUnit unit) {
            return unit.decodeTime() * 1000 / format.timeBase();
        }
        long nanos = frame.arrivalNanos();
        if (frame instanceof RtpPacket packet && format.clock().isPresent()) {
            ClockMapping clock = format.clock().get();
            nanos = clock.toCommonNanos(packet.rtpTime(), format.timeBase());
        }
        return nanos / 1_000_000;
    }
}
