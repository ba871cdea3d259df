package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Names the codecs of enhanced headers (Enhanced RTMP v2, VideoFourCc and AudioFourCc). */
public final class FourCc {
    /** H.264. */
    public static final String AVC = "avc1";
    /** HEVC. */
    public static final String HEVC = "hvc1";
    /** VVC, which the city does not carry; its coded frames have a composition time too. */
    public static final String VVC = "vvc1";
    /** AV1. */
    public static final String AV1 = "av01";
    /** VP8. */
    public static final String VP8 = "vp08";
    /** VP9. */
    public static final String VP9 = "vp09";
    /** AAC. */
    public static final String AAC = "mp4a";
    /** MP3. */
    public static final String MP3 = ".mp3";
    /** Opus. */
    public static final String OPUS = "Opus";
    /** FLAC. */
    public static final String FLAC = "fLaC";
    /** AC-3. */
    public static final String AC3 = "ac-3";
    /** E-AC-3. */
    public static final String EAC3 = "ec-3";

    /** The video codecs the city carries. */
    public static final Set<String> VIDEO = Set.of(AVC, HEVC, AV1, VP8, VP9);
    /** The audio codecs the city carries. */
    public static final Set<String> AUDIO = Set.of(AAC, MP3, OPUS, FLAC, AC3, EAC3);

    private FourCc() {}

    /** Returns the number that {@code videocodecid} and {@code audiocodecid} of onMetaData say: {@code av01} is 0x61763031. */
    public static long number(String fourCc) {
        long number = 0;
        for (byte octet : bytes(fourCc)) {
            number = number << 8 | (octet & 0xff);
        }
        return number;
    }

    /** Says whether coded frames have a composition time. */
    static boolean hasCompositionTime(String fourCc) {
        return fourCc.equals(AVC) || fourCc.equals(HEVC) || fourCc.equals(VVC);
    }

    /** Reads four characters as ISO 8859-1, so that writing gives the same bytes. */
    static String at(ByteBuffer payload, int index) {
        byte[] name = new byte[4];
        payload.get(index, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String fourCc) {
        byte[] bytes = fourCc.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length != 4) {
            throw new IllegalArgumentException("a FourCC of four characters was expected, got '" + fourCc + "'");
        }
        return bytes;
    }

    /** Returns the name for messages, with '?' for what cannot be printed. */
    static String printable(String fourCc) {
        StringBuilder name = new StringBuilder(4);
        for (int i = 0; i < fourCc.length(); i++) {
            char value = fourCc.charAt(i);
            name.append(value >= ' ' && value < 127 ? value : '?');
        }
        return name.toString();
    }
}
