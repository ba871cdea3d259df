package org.videocity.transport.http.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Sends a file: whole, in part, compressed, or not at all when the client has it (RFC 9110 sections 13 and 14). */
final class FileAnswer {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private FileAnswer() {}

    /**
     * Answers a request for a file.
     *
     * @param status 200, or another one that comes with a body; only 200 is conditional
     */
    static void send(HttpServletRequest request, HttpServletResponse response, WebFile file, int status)
            throws IOException {
        boolean gzip = file.compressed().isPresent() && request.getHeader("Range") == null && takesGzip(request);
        String tag = file.entityTag(gzip);
        response.setHeader("ETag", tag);
        response.setDateHeader("Last-Modified", file.lastModified());
        response.setHeader("Cache-Control", request.getParameter("v") == null ? "no-cache" : FOR_EVER);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (file.compressed().isPresent()) {
            response.addHeader("Vary", "Accept-Encoding");
        }
        boolean ok = status == HttpServletResponse.SC_OK;
        if (ok && isKnown(request, tag, file.lastModified())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.contentType());
        boolean page = file.contentType().startsWith("text/html");
        if (page && !response.containsHeader("Content-Security-Policy")) {
            String html = new String(file.bytes(), StandardCharsets.UTF_8);
            String policy = ContentSecurityPolicy.of(html).header(request.getHeader("Host"));
            response.setHeader("Content-Security-Policy", policy);
        }
        Optional<ByteRange> range = ok ? range(request, file) : Optional.empty();
        if (range.isPresent()) {
            sendPart(request, response, file, range.get());
            return;
        }
        response.setStatus(status);
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        } else {
            response.setHeader("Accept-Ranges", "bytes");
        }
        byte[] body = gzip ? file.compressed().orElseThrow() : file.bytes();
        write(request, response, body, 0, body.length);
    }

    private static void sendPart(
            HttpServletRequest request, HttpServletResponse response, WebFile file, ByteRange range)
            throws IOException {
        int length = file.bytes().length;
        if (!range.isSatisfiable()) {
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setHeader("Content-Range", "bytes */" + length);
            response.setContentLength(0);
            return;
        }
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + length);
        write(request, response, file.bytes(), range.first(), range.length());
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, byte[] body, int offset, int length)
            throws IOException {
        response.setContentLength(length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body, offset, length);
        }
    }

    private static Optional<ByteRange> range(HttpServletRequest request, WebFile file) {
        String header = request.getHeader("Range");
        String unless = request.getHeader("If-Range");
        if (header == null || (unless != null && !unless.equals(file.entityTag(false)))) {
            return Optional.empty();
        }
        return ByteRange.parse(header, file.bytes().length);
    }

    private static boolean isKnown(HttpServletRequest request, String tag, long lastModified) {
        String tags = request.getHeader("If-None-Match");
        if (tags != null) {
            for (String known : tags.split(",")) {
                String bare = known.strip();
                if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
                    return true;
                }
            }
            return false;
        }
        try {
            return request.getDateHeader("If-Modified-Since") >= lastModified;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted == null) {
            return false;
        }
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.strip().split(";");
            boolean refused = parts.length > 1 && parts[1].strip().matches("q=0(\\.0*)?");
            if (parts[0].strip().equals("gzip") && !refused) {
                return true;
            }
        }
        return false;
    }
}
