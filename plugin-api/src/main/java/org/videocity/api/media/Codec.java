package org.videocity.api.media;

import java.util.Locale;
import java.util.Objects;

/**
 * Names a codec. Names are open, so that a plug-in adds its own; they are lower case.
 *
 * @param name the codec's usual short name, for example {@code h264}
 */
public record Codec(String name) {
    public static final Codec H264 = new Codec("h264");
    public static final Codec HEVC = new Codec("hevc");
    public static final Codec AV1 = new Codec("av1");
    public static final Codec VP8 = new Codec("vp8");
    public static final Codec VP9 = new Codec("vp9");
    public static final Codec AAC = new Codec("aac");
    public static final Codec MP3 = new Codec("mp3");
    public static final Codec OPUS = new Codec("opus");
    public static final Codec FLAC = new Codec("flac");
    public static final Codec AC3 = new Codec("ac3");
    public static final Codec EAC3 = new Codec("eac3");
    public static final Codec G711_A = new Codec("pcma");
    public static final Codec G711_U = new Codec("pcmu");
    public static final Codec SPEEX = new Codec("speex");
    public static final Codec NELLYMOSER = new Codec("nellymoser");
    /** Script data as AMF0 values, the way RTMP and FLV carry {@code onMetaData}. */
    public static final Codec AMF0 = new Codec("amf0");

    public Codec {
        name = Objects.requireNonNull(name, "name").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
