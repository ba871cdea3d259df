package org.videocity.transport.http.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.videocity.api.Reason;
import org.videocity.api.room.JsonText;

/** Writes short answers a person can read, or JSON where the client asks for that. */
public final class Answers {
    private static final String RETRY_SECONDS = "2";
    private static final String NO_SUCH_TRACK = "no-such-track";

    private Answers() {}

    /** Says why something is not given, with the status that fits the reason. */
    public static void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason)
            throws IOException {
        answer(request, response, status(reason), reason);
    }

    /** Says why something is not given. */
    public static void answer(HttpServletRequest request, HttpServletResponse response, int status, Reason reason)
            throws IOException {
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        boolean json = wantsJson(request);
        String text = json
                ? "{\"name\":" + JsonText.quote(reason.name()) + ",\"text\":" + JsonText.quote(reason.text()) + "}\n"
                : reason.text() + "\n";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(json ? "application/json" : "text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    /** Returns the status (RFC 9110 section 15) that fits a reason. */
    public static int status(Reason reason) {
        if (reason.is(Reason.NO_SUCH_ROOM)
                || reason.is(Reason.MOVED)
                || reason.is(Reason.NO_SUCH_STREAM)
                || reason.is(Reason.BAD_NAME)
                || reason.is(Reason.UNPUBLISHED)
                || reason.is(Reason.PUBLISHER_LOST)
                || reason.is(Reason.ROOM_CLOSED)
                || reason.name().equals(NO_SUCH_TRACK)) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        if (reason.is(Reason.NO_CONVERTER) || reason.is(Reason.PROTECTED)) {
            return HttpServletResponse.SC_NOT_ACCEPTABLE;
        }
        if (reason.is(Reason.UNAVAILABLE)
                || reason.is(Reason.RESTARTING)
                || reason.is(Reason.TRANSPORT_STOPPED)
                || reason.is(Reason.LIMIT_REACHED)
                || reason.is(Reason.ROOM_FULL)) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        return reason.is(Reason.FAILED)
                ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                : HttpServletResponse.SC_FORBIDDEN;
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null
                && accept.toLowerCase(Locale.ROOT).contains("application/json")
                && !accept.contains("text/html");
    }
}
