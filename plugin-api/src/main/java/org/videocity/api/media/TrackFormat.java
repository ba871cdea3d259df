package org.videocity.api.media;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Describes what a track carries: everything a sink needs before its first frame.
 *
 * @param kind audio, video or data
 * @param codec the codec of every payload
 * @param form whole frames or RTP packets
 * @param timeBase ticks a second of decode times and composition offsets (RTMP 1000, RTP its clock rate)
 * @param codecConfiguration the decoder's configuration record as the ISO BMFF box carries it, without the
 *     box's header and version (avcC, hvcC, av1C, vpcC, dOps, dfLa, dac3, dec3), AAC's AudioSpecificConfig alone, empty
 *     where the codec has none; read-only, every call returns a view of its own
 * @param width in pixels, 0 where unknown or not video
 * @param height in pixels, 0 where unknown or not video
 * @param sampleRate in Hz, 0 where unknown or not audio
 * @param channels number of audio channels, 0 where unknown or not audio
 * @param encodings the layers; a plain track has exactly one
 * @param protection whether the city can read payloads
 * @param clock the newest tie between media and common time, absent where the time base is the common timeline
 * @param extensions side information that a transport hands from a source to sinks that know it by its name, such as
 *     {@code rtmp:multichannel-config}; everybody else lets it be. At most {@value #MAX_EXTENSIONS} of at most {@value
 *     #MAX_EXTENSION_BYTES} bytes; read-only, every call returns views of its own
 */
public record TrackFormat(
        MediaKind kind,
        Codec codec,
        PayloadForm form,
        int timeBase,
        ByteBuffer codecConfiguration,
        int width,
        int height,
        int sampleRate,
        int channels,
        List<Encoding> encodings,
        Protection protection,
        Optional<ClockMapping> clock,
        Map<String, ByteBuffer> extensions) {
    /** Most extensions of one format. */
    public static final int MAX_EXTENSIONS = 16;
    /** Most bytes of one extension. */
    public static final int MAX_EXTENSION_BYTES = 65_536;

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    public TrackFormat {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(form, "form");
        if (timeBase <= 0) {
            throw new IllegalArgumentException("A time base counts ticks a second: " + timeBase);
        }
        codecConfiguration = ownCopy(codecConfiguration);
        encodings = List.copyOf(encodings);
        if (encodings.isEmpty()) {
            throw new IllegalArgumentException("A track has at least one encoding");
        }
        if (extensions.size() > MAX_EXTENSIONS) {
            throw new IllegalArgumentException("A format has at most " + MAX_EXTENSIONS + " extensions");
        }
        extensions = ownCopy(extensions);
    }

    /** Describes a track without extensions. */
    public TrackFormat(
            MediaKind kind,
            Codec codec,
            PayloadForm form,
            int timeBase,
            ByteBuffer codecConfiguration,
            int width,
            int height,
            int sampleRate,
            int channels,
            List<Encoding> encodings,
            Protection protection,
            Optional<ClockMapping> clock) {
        this(
                kind,
                codec,
                form,
                timeBase,
                codecConfiguration,
                width,
                height,
                sampleRate,
                channels,
                encodings,
                protection,
                clock,
                Map.of());
    }

    /** Describes a plain video track of whole frames. */
    public static TrackFormat video(Codec codec, int timeBase, ByteBuffer configuration, int width, int height) {
        return plain(MediaKind.VIDEO, codec, timeBase, configuration, width, height, 0, 0);
    }

    /** Describes a plain audio track of whole frames. */
    public static TrackFormat audio(Codec codec, int timeBase, ByteBuffer configuration, int sampleRate, int channels) {
        return plain(MediaKind.AUDIO, codec, timeBase, configuration, 0, 0, sampleRate, channels);
    }

    /** Describes a track of timed data. */
    public static TrackFormat data(Codec codec, int timeBase) {
        return plain(MediaKind.DATA, codec, timeBase, EMPTY, 0, 0, 0, 0);
    }

    private static TrackFormat plain(
            MediaKind kind, Codec codec, int timeBase, ByteBuffer config, int width, int height, int rate, int ch) {
        return new TrackFormat(
                kind,
                codec,
                PayloadForm.ACCESS_UNIT,
                timeBase,
                config,
                width,
                height,
                rate,
                ch,
                List.of(Encoding.PLAIN),
                Protection.NONE,
                Optional.empty());
    }

    @Override
    public ByteBuffer codecConfiguration() {
        return codecConfiguration.duplicate();
    }

    @Override
    public Map<String, ByteBuffer> extensions() {
        Map<String, ByteBuffer> views = new LinkedHashMap<>();
        extensions.forEach((name, bytes) -> views.put(name, bytes.duplicate()));
        return Collections.unmodifiableMap(views);
    }

    /** Returns the same format with other side information. */
    public TrackFormat withExtensions(Map<String, ByteBuffer> others) {
        return with(clock, others);
    }

    /** Returns the same format with a newer tie between media and common time. */
    public TrackFormat withClock(Optional<ClockMapping> newest) {
        return with(newest, extensions);
    }

    private TrackFormat with(Optional<ClockMapping> newest, Map<String, ByteBuffer> others) {
        return new TrackFormat(
                kind,
                codec,
                form,
                timeBase,
                codecConfiguration,
                width,
                height,
                sampleRate,
                channels,
                encodings,
                protection,
                newest,
                others);
    }

    private static Map<String, ByteBuffer> ownCopy(Map<String, ByteBuffer> extensions) {
        Map<String, ByteBuffer> copies = new LinkedHashMap<>();
        extensions.forEach((name, bytes) -> {
            if (bytes.remaining() > MAX_EXTENSION_BYTES) {
                throw new IllegalArgumentException(
                        "The extension " + name + " has more than " + MAX_EXTENSION_BYTES + " bytes");
            }
            copies.put(name, ownCopy(bytes));
        });
        return Collections.unmodifiableMap(copies);
    }

    private static ByteBuffer ownCopy(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        copy.put(bytes.duplicate()).flip();
        return copy.asReadOnlyBuffer();
    }
}
