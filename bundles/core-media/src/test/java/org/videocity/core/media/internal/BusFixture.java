package org.videocity.core.media.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Audience;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaFeedback;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.PublicationObserver;
import org.videocity.api.media.PublicationRequest;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** A bus with limits a test may change, a source, and frames whose payload says what they are. */
final class BusFixture implements BusLimits, AutoCloseable {
    static final int VIDEO = 1;
    static final int AUDIO = 2;
    static final int DATA = 3;
    static final Track VIDEO_TRACK = new Track(VIDEO, TrackFormat.video(Codec.H264, 1000, bytes(1), 640, 360));
    static final Track AUDIO_TRACK = new Track(AUDIO, TrackFormat.audio(Codec.AAC, 1000, bytes(2), 48_000, 2));
    static final Track DATA_TRACK = new Track(DATA, TrackFormat.data(Codec.AMF0, 1000));
    static final RoomId ROOM = RoomId.of("ada@example.org", "");

    final ConverterRegistry registry = new ConverterRegistry();
    final LiveMediaBus bus = new LiveMediaBus(this, registry);
    volatile long resumeMillis = 60_000;
    volatile long gopCacheMaxBytes = 8 << 20;
    volatile long audioCacheMillis = 1_000;

    /** What a publication says to its source and its room. */
    static final class Ear implements MediaSource, PublicationObserver {
        final Queue<MediaFeedback> feedback = new ConcurrentLinkedQueue<>();
        final Queue<Reason> told = new ConcurrentLinkedQueue<>();
        final Queue<Reason> observed = new ConcurrentLinkedQueue<>();
        final Queue<Boolean> suspended = new ConcurrentLinkedQueue<>();

        @Override
        public void onFeedback(MediaFeedback asked) {
            feedback.add(asked);
        }

        @Override
        public void onEnded(Reason reason) {
            told.add(reason);
        }

        @Override
        public void onChanged(Publication publication) {
            suspended.add(publication.isSuspended());
        }

        @Override
        public void onEnded(Publication publication, Reason reason) {
            observed.add(reason);
        }
    }

    PublicationFeed open(String name, Ear ear) {
        return bus.open(
                new PublicationRequest(ROOM, name, "Ada", "test", Audience.EVERYONE, Optional.empty()), ear, ear);
    }

    PublicationFeed openAv(String name) {
        PublicationFeed feed = open(name, new Ear());
        feed.tracks(List.of(VIDEO_TRACK, AUDIO_TRACK), List.of());
        return feed;
    }

    static SubscriptionRequest all(String transport) {
        return SubscriptionRequest.accessUnits(transport);
    }

    static SubscriptionRequest only(Codec codec, long maxBytes, long maxMillis) {
        return new SubscriptionRequest(
                "test",
                List.of(new SubscriptionRequest.Accepted(PayloadForm.ACCESS_UNIT, Set.of(codec))),
                true,
                maxBytes,
                maxMillis);
    }

    static SubscriptionRequest bounded(long maxBytes, long maxMillis) {
        return new SubscriptionRequest(
                "test",
                List.of(new SubscriptionRequest.Accepted(PayloadForm.ACCESS_UNIT, Set.of())),
                true,
                maxBytes,
                maxMillis);
    }

    static AccessUnit key(long millis) {
        return frame(VIDEO, millis, true, false, 1_000);
    }

    static AccessUnit delta(long millis) {
        return frame(VIDEO, millis, false, false, 1_000);
    }

    static AccessUnit spare(long millis) {
        return frame(VIDEO, millis, false, true, 1_000);
    }

    static AccessUnit audio(long millis) {
        return frame(AUDIO, millis, true, true, 100);
    }

    static AccessUnit metaData(long millis) {
        byte[] name = "onMetaData".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(3 + name.length + 1)
                .put((byte) 2)
                .putShort((short) name.length)
                .put(name)
                .put((byte) 5)
                .flip();
        return new AccessUnit(DATA, millis, 0, true, false, millis * 1_000_000, payload);
    }

    static AccessUnit frame(int track, long millis, boolean key, boolean discardable, int size) {
        return new AccessUnit(track, millis, 0, key, discardable, millis * 1_000_000, ByteBuffer.allocate(size));
    }

    static ByteBuffer bytes(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }

    @Override
    public long resumeMillis() {
        return resumeMillis;
    }

    @Override
    public long gopCacheMaxBytes() {
        return gopCacheMaxBytes;
    }

    @Override
    public long audioCacheMillis() {
        return audioCacheMillis;
    }

    @Override
    public long floorBitsPerSecond() {
        return 300_000;
    }

    @Override
    public long converterMaxDelayMillis() {
        return 100;
    }

    @Override
    public void close() {
        bus.deactivate();
    }
}
