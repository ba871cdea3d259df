package org.videocity.transport.http.internal.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** The shapes a live stream leaves in. */
public enum Container {
    /** FLV (Adobe Flash Video File Format 10.1, Annex E; other codecs by Enhanced RTMP v2). */
    FLV("flv", "video/x-flv", Codec.AMF0),
    /** Fragmented MP4 (ISO/IEC 14496-12 section 8.8). */
    FMP4("mp4", "video/mp4");

    private static final long QUEUE_BYTES = 16L << 20;
    private static final long QUEUE_MILLIS = 10_000;

    private final String extension;
    private final String contentType;
    private final Set<Codec> codecs;

    Container(String extension, String contentType, Codec... besides) {
        this.extension = extension;
        this.contentType = contentType;
        this.codecs = Stream.concat(Media.CODECS.stream(), Stream.of(besides)).collect(Collectors.toUnmodifiableSet());
    }

    /** Finds the container of a file name's extension. */
    static Optional<Container> byExtension(String extension) {
        for (Container container : values()) {
            if (container.extension.equals(extension)) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    String contentType() {
        return contentType;
    }

    /** Returns what to ask the bus for: whole frames of the codecs that fit, converted where a converter is there. */
    SubscriptionRequest request() {
        return new SubscriptionRequest(
                "http",
                List.of(new SubscriptionRequest.Accepted(PayloadForm.ACCESS_UNIT, codecs)),
                true,
                QUEUE_BYTES,
                QUEUE_MILLIS);
    }

    /** Tells whether a track's frames fit as they are. */
    boolean carries(TrackFormat format) {
        return format.form() == PayloadForm.ACCESS_UNIT && codecs.contains(format.codec());
    }

    /** Tells whether, of all tracks known, sound or picture are there but none of them fits. */
    boolean carriesNothingOf(List<Track> tracks) {
        List<Track> media =
                tracks.stream().filter(t -> t.format().kind() != MediaKind.DATA).toList();
        return !media.isEmpty() && media.stream().noneMatch(t -> carries(t.format()));
    }

    /** Tells whether a track has all it needs without a codec configuration. */
    static boolean goesWithoutConfiguration(TrackFormat format) {
        return format.kind() == MediaKind.DATA || format.codec().equals(Codec.MP3);
    }

    /** The codecs both carry. */
    private static final class Media {
        private static final List<Codec> CODECS = List.of(
                Codec.H264,
                Codec.HEVC,
                Codec.AV1,
                Codec.VP8,
                Codec.VP9,
                Codec.AAC,
                Codec.MP3,
                Codec.OPUS,
                Codec.FLAC,
                Codec.AC3,
                Codec.EAC3);
    }
}
