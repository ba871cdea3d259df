package org.videocity.transport.http.internal.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** One static file in memory, plain and, where that is worth it, compressed. Immutable, shared. */
final class WebFile {
    private static final int WORTH_COMPRESSING = 1024;
    private static final int TAG_BYTES = 12;

    private final byte[] bytes;
    private final Optional<byte[]> compressed;
    private final String contentType;
    private final long lastModified;
    private final String tag;

    WebFile(byte[] bytes, String contentType, long lastModified) {
        this.bytes = bytes;
        this.contentType = contentType;
        this.lastModified = lastModified / 1000 * 1000;
        this.tag = HexFormat.of().formatHex(sha256(bytes), 0, TAG_BYTES);
        boolean worthIt = ContentTypes.isText(contentType) && bytes.length >= WORTH_COMPRESSING;
        this.compressed = worthIt ? Optional.of(gzip(bytes)) : Optional.empty();
    }

    byte[] bytes() {
        return bytes;
    }

    Optional<byte[]> compressed() {
        return compressed;
    }

    String contentType() {
        return contentType;
    }

    /** Returns when the bundle was installed or updated, in milliseconds, whole seconds. */
    long lastModified() {
        return lastModified;
    }

    /** Returns the entity tag (RFC 9110 section 8.8.3) with its quotes; each encoding has its own. */
    String entityTag(boolean gzip) {
        return gzip ? "\"" + tag + "-gz\"" : "\"" + tag + "\"";
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
