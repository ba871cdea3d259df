package org.videocity.transport.rtmp.internal;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaKind;

/** The codecs RTMP carries: three as it always did, all of them by FourCC (Enhanced RTMP v2). */
enum WireCodec {
    AVC(Codec.H264, MediaKind.VIDEO, "avc1", true),
    HEVC(Codec.HEVC, MediaKind.VIDEO, "hvc1", false),
    AV1(Codec.AV1, MediaKind.VIDEO, "av01", false),
    VP9(Codec.VP9, MediaKind.VIDEO, "vp09", false),
    VP8(Codec.VP8, MediaKind.VIDEO, "vp08", false),
    AAC(Codec.AAC, MediaKind.AUDIO, "mp4a", true),
    MP3(Codec.MP3, MediaKind.AUDIO, ".mp3", true),
    OPUS(Codec.OPUS, MediaKind.AUDIO, "Opus", false),
    FLAC(Codec.FLAC, MediaKind.AUDIO, "fLaC", false),
    AC3(Codec.AC3, MediaKind.AUDIO, "ac-3", false),
    EAC3(Codec.EAC3, MediaKind.AUDIO, "ec-3", false);

    /** All of them, and script data. */
    static final Set<Codec> CARRIED = Stream.concat(
                    Arrays.stream(values()).map(WireCodec::codec), Stream.of(Codec.AMF0))
            .collect(Collectors.toUnmodifiableSet());

    /** Asked for each frame that comes in; {@code values()} would make a copy each time. */
    private static final WireCodec[] ALL = values();

    private final Codec codec;
    private final MediaKind kind;
    private final String fourCc;
    private final boolean classic;

    WireCodec(Codec codec, MediaKind kind, String fourCc, boolean classic) {
        this.codec = codec;
        this.kind = kind;
        this.fourCc = fourCc;
        this.classic = classic;
    }

    Codec codec() {
        return codec;
    }

    MediaKind kind() {
        return kind;
    }

    String fourCc() {
        return fourCc;
    }

    /** Tells whether every RTMP client understands it, by codec number. */
    boolean classic() {
        return classic;
    }

    int bit() {
        return 1 << ordinal();
    }

    /** Finds one by its name on the wire. */
    static @Nullable WireCodec of(String fourCc) {
        for (WireCodec each : ALL) {
            if (each.fourCc.equals(fourCc)) {
                return each;
            }
        }
        return null;
    }

    static @Nullable WireCodec of(Codec codec) {
        for (WireCodec each : ALL) {
            if (each.codec.equals(codec)) {
                return each;
            }
        }
        return null;
    }
}
