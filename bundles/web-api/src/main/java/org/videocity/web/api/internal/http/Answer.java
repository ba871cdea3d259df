package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.videocity.api.Reason;
import org.videocity.api.resident.DataExport;
import org.videocity.web.api.internal.json.Json;

/**
 * A whole HTTP response.
 *
 * @param status the status code (RFC 9110 section 15)
 * @param contentType its media type, empty where there is no body
 * @param body the bytes, not to be changed
 * @param headers further headers
 * @param pieces what comes behind the body, piece by piece, where it is too much to hold at once
 */
public record Answer(
        int status, String contentType, byte[] body, Map<String, String> headers, Optional<Pieces> pieces) {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String ZIP = "application/zip";
    private static final Reason BUSY = Reason.UNAVAILABLE.saying(
            "So much is being sent to this city that it takes no more now; try again in a moment.");

    /** Answers with all of it at once. */
    public Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
        this(status, contentType, body, headers, Optional.empty());
    }

    /** Answers with a file to keep, as it is made. */
    public static Answer file(DataExport export) {
        String name = export.fileName().replaceAll("[^A-Za-z0-9.@_-]", "_");
        return new Answer(
                200,
                ZIP,
                new byte[0],
                Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""),
                Optional.of(pieces(export)));
    }

    private static Pieces pieces(DataExport export) {
        return new Pieces() {
            @Override
            public long length() {
                return -1;
            }

            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                return export.next(Runnable::run);
            }

            @Override
            public void close() {
                export.close();
            }
        };
    }

    /** Answers with JSON. */
    public static Answer json(int status, ObjectNode body) {
        return new Answer(status, JSON, Json.bytes(body), Map.of());
    }

    /** Answers with text that is written already. */
    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Answers without a body. */
    public static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, "", new byte[0], headers);
    }

    /** Returns the same with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, Map.copyOf(more), pieces);
    }

    /** Says what is wrong with one member of what was sent (RFC 9457, with the extension member {@code field}). */
    public static Answer problem(int status, Reason reason, String field) {
        ObjectNode problem = problemBody(status, reason);
        if (!field.isEmpty()) {
            problem.put("field", field);
        }
        return new Answer(status, PROBLEM, Json.bytes(problem), Map.of());
    }

    /** Says what is wrong (RFC 9457), with the reason's name as the last part of the problem type. */
    public static Answer problem(int status, Reason reason) {
        return problem(status, reason, Map.of());
    }

    /** Says what is wrong (RFC 9457), with further headers. */
    public static Answer problem(int status, Reason reason, Map<String, String> headers) {
        return new Answer(status, PROBLEM, Json.bytes(problemBody(status, reason)), headers);
    }

    private static ObjectNode problemBody(int status, Reason reason) {
        return Json.object()
                .put("type", "urn:videocity:problem:" + reason.name())
                .put("title", title(status))
                .put("status", status)
                .put("detail", reason.text());
    }

    /** Says that the city cannot answer now and when to come back. */
    public static Answer unavailable() {
        return problem(503, Reason.UNAVAILABLE, Map.of("Retry-After", "2"));
    }

    /** So much is being sent that no more of it is taken now. */
    public static Answer busy() {
        return problem(503, BUSY, Map.of("Retry-After", "2"));
    }

    private static String title(int status) {
        return switch (status) {
            case 307 -> "Moved";
            case 400 -> "Bad request";
            case 401 -> "Not signed in";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 408 -> "Too slow";
            case 409 -> "Conflict";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 416 -> "No such range";
            case 415 -> "Not that kind of content";
            case 422 -> "Cannot be done with that";
            case 429 -> "Too many requests";
            case 507 -> "No room left";
            case 503 -> "Not available at the moment";
            default -> "Something went wrong";
        };
    }
}
