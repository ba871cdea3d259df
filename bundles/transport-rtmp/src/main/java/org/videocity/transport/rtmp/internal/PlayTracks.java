package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.ClockMapping;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.MessageType;

/**
 * Chooses from a publication what RTMP can carry - one video, one audio, one data track, the lowest numbers - and says
 * each frame as an RTMP message in milliseconds. Thread: its fan-out's event loop.
 */
final class PlayTracks {
    private static final Set<Codec> CODECS = Set.of(Codec.H264, Codec.AAC, Codec.MP3, Codec.AMF0);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();
    private static final ByteBuffer AAC_HEAD = AudioTag.aacFrame().toBytes().asReadOnlyBuffer();

    private final List<Track> known = new ArrayList<>();
    private @Nullable Track video;
    private @Nullable Track audio;
    private @Nullable Track data;
    private ByteBuffer audioHead = AAC_HEAD;
    private Headers headers = Headers.NONE;

    static SubscriptionRequest request(String transport, long maxQueueBytes) {
        SubscriptionRequest.Accepted accepted = new SubscriptionRequest.Accepted(PayloadForm.ACCESS_UNIT, CODECS);
        return new SubscriptionRequest(transport, List.of(accepted), true, maxQueueBytes, 10_000);
    }

    Headers headers() {
        return headers;
    }

    /** Tells whether there is anything to hear or see. */
    boolean playable() {
        return video != null || audio != null;
    }

    boolean hasVideo() {
        return video != null;
    }

    void tracks(List<Track> added, List<Integer> removed) {
        known.removeIf(track -> removed.contains(track.id()));
        for (Track track : added) {
            known.removeIf(before -> before.id() == track.id());
            known.add(track);
        }
        choose();
    }

    void format(Track track) {
        tracks(List.of(track), List.of());
    }

    boolean isVideo(AccessUnit frame) {
        Track chosen = video;
        return chosen != null && chosen.id() == frame.track();
    }

    /** Takes an onMetaData into the headers; says whether the frame was one. */
    boolean metadata(AccessUnit frame) {
        Track chosen = data;
        if (chosen == null || chosen.id() != frame.track() || !DataIntake.isMetadata(frame.payload())) {
            return false;
        }
        headers = headers.withMetadata(frame.payload());
        return true;
    }

    /** Returns the frame as a message, or null where its track is not played. */
    @Nullable
    FanoutMessage message(AccessUnit frame) {
        int track = frame.track();
        if (video != null && video.id() == track) {
            return picture(frame, video.format());
        }
        if (audio != null && audio.id() == track) {
            long time = millis(audio.format(), frame.decodeTime());
            return new FanoutMessage(MessageType.AUDIO, time, audioHead, frame.payload());
        }
        if (data != null && data.id() == track) {
            long time = millis(data.format(), frame.decodeTime());
            return new FanoutMessage(MessageType.DATA_AMF0, time, NOTHING, frame.payload());
        }
        return null;
    }

    private static FanoutMessage picture(AccessUnit frame, TrackFormat format) {
        long decode = millis(format, frame.decodeTime());
        long presentation = millis(format, frame.decodeTime() + frame.compositionOffset());
        int offset = (int) Math.max(-0x80_0000, Math.min(0x7f_ffff, presentation - decode));
        ByteBuffer head =
                VideoTag.avcFrame(frame.keyFrame(), frame.discardable(), offset).toBytes();
        return new FanoutMessage(MessageType.VIDEO, decode, head, frame.payload());
    }

    /** Returns a time in milliseconds; of the common timeline where the track's own is tied to it. */
    static long millis(TrackFormat format, long ticks) {
        if (format.clock().isPresent()) {
            ClockMapping clock = format.clock().get();
            return Math.floorDiv(clock.toCommonNanos(ticks, format.timeBase()), 1_000_000L);
        }
        int base = format.timeBase();
        return base == Tracks.TIME_BASE
                ? ticks
                : Math.floorDiv(ticks, base) * 1_000 + Math.floorMod(ticks, base) * 1_000L / base;
    }

    private void choose() {
        Track videoNow = first(MediaKind.VIDEO);
        Track audioNow = first(MediaKind.AUDIO);
        if (videoNow == null || !videoNow.equals(video)) {
            video = videoNow;
            headers = headers.withVideo(videoNow == null ? null : sequenceHeader(videoNow));
        }
        if (audioNow == null || !audioNow.equals(audio)) {
            audio = audioNow;
            headers = headers.withAudio(audioNow == null ? null : soundHeader(audioNow));
        }
        data = first(MediaKind.DATA);
    }

    private @Nullable Track first(MediaKind kind) {
        Track lowest = null;
        for (Track track : known) {
            boolean fits = track.format().kind() == kind
                    && track.format().form() == PayloadForm.ACCESS_UNIT
                    && CODECS.contains(track.format().codec());
            if (fits && (lowest == null || track.id() < lowest.id())) {
                lowest = track;
            }
        }
        return lowest;
    }

    private static @Nullable ByteBuffer sequenceHeader(Track track) {
        ByteBuffer configuration = track.format().codecConfiguration();
        return configuration.hasRemaining() ? join(VideoTag.avcSequenceHeader().toBytes(), configuration) : null;
    }

    private @Nullable ByteBuffer soundHeader(Track track) {
        TrackFormat format = track.format();
        if (format.codec().equals(Codec.MP3)) {
            int frequency = format.sampleRate() == 0 ? 44_100 : format.sampleRate();
            int channels = format.channels() == 1 ? 1 : 2;
            audioHead = AudioTag.mp3Frame(frequency, channels).toBytes().asReadOnlyBuffer();
            return null;
        }
        audioHead = AAC_HEAD;
        ByteBuffer configuration = format.codecConfiguration();
        return configuration.hasRemaining() ? join(AudioTag.aacSequenceHeader().toBytes(), configuration) : null;
    }

    private static ByteBuffer join(ByteBuffer head, ByteBuffer body) {
        return ByteBuffer.allocate(head.remaining() + body.remaining())
                .put(head)
                .put(body)
                .flip()
                .asReadOnlyBuffer();
    }
}
