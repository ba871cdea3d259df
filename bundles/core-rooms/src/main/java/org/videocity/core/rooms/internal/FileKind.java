package org.videocity.core.rooms.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Says what a file is by its first bytes, for those kinds that are taken: nothing of them runs in a page. Names and media
 * types somebody says are not listened to. Pure; safe from any thread.
 */
final class FileKind {
    /** How many first bytes say it, where there are so many. */
    static final int HEAD_BYTES = 64;

    /** ISO/IEC 14496-12 section 4.3: brands of files that are pictures, which not every browser shows. */
    private static final Set<String> STILL = Set.of("heic", "heix", "hevc", "mif1", "msf1", "avif", "avis");

    private static final int BRAND_OFFSET = 8;
    private static final int OGG_PACKET_OFFSET = 28;

    private FileKind() {}

    /** Returns the media type; absent for what is not taken. */
    static Optional<String> of(byte[] head) {
        if (begins(head, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (begins(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        }
        if (begins(head, 0, "GIF87a") || begins(head, 0, "GIF89a")) {
            return Optional.of("image/gif");
        }
        if (begins(head, 0, "RIFF") && begins(head, BRAND_OFFSET, "WEBP")) {
            return Optional.of("image/webp");
        }
        if (begins(head, 4, "ftyp")) {
            return mp4(head);
        }
        return begins(head, 0, "\u001aE\u00df\u00a3") ? webm(head) : sound(head);
    }

    private static Optional<String> mp4(byte[] head) {
        if (head.length < BRAND_OFFSET + 4) {
            return Optional.empty();
        }
        String brand = new String(head, BRAND_OFFSET, 4, StandardCharsets.ISO_8859_1);
        if (STILL.contains(brand)) {
            return Optional.empty();
        }
        return Optional.of(brand.startsWith("M4A") ? "audio/mp4" : "video/mp4");
    }

    /** RFC 8794 section 11.2.5: the document type, {@code 4282 8n name}; Matroska has the same head and another name. */
    private static Optional<String> webm(byte[] head) {
        for (int i = 4; i < head.length; i++) {
            if (begins(head, i, "\u0042\u0082\u0084webm")) {
                return Optional.of("video/webm");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> sound(byte[] head) {
        if (begins(head, 0, "OggS")) {
            boolean taken = begins(head, OGG_PACKET_OFFSET, "OpusHead")
                    || begins(head, OGG_PACKET_OFFSET, "\u0001vorbis")
                    || begins(head, OGG_PACKET_OFFSET, "\u007fFLAC");
            return taken ? Optional.of("audio/ogg") : Optional.empty();
        }
        boolean layer3 = head.length > 2
                && (head[0] & 0xff) == 0xff
                && ((head[1] & 0xfe) == 0xfa || (head[1] & 0xfe) == 0xf2)
                && (head[2] & 0xf0) != 0xf0;
        return begins(head, 0, "ID3") || layer3 ? Optional.of("audio/mpeg") : Optional.empty();
    }

    private static boolean begins(byte[] head, int offset, String latin1) {
        if (head.length < offset + latin1.length()) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if ((head[offset + i] & 0xff) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
