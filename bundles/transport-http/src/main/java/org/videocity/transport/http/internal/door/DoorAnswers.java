package org.videocity.transport.http.internal.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.videocity.api.Reason;
import org.videocity.api.room.JsonText;

/** What is said at the door: a page for people, a problem (RFC 9457) for programs. */
public final class DoorAnswers {
    static final int MISDIRECTED = 421;

    private DoorAnswers() {}

    /** Says that no city here has the name asked for, and what whoever runs this server has to do. */
    static void unknownHost(HttpServletRequest request, HttpServletResponse response, String host) throws IOException {
        String shown = host.length() > 100 ? host.substring(0, 100) + "…" : host;
        Reason reason = new Reason(
                "unknown-host",
                "This server has no city named " + shown
                        + ". If it is yours: videocity:city-create makes one, aliases in etc/org.videocity.city-*.cfg"
                        + " give a city a further name.");
        if (wantsPage(request)) {
            DoorWords words = DoorWords.of(request);
            page(
                    request,
                    response,
                    MISDIRECTED,
                    words,
                    words.say("unknown.title"),
                    words.say("unknown.body", escaped(shown)));
        } else {
            problem(request, response, MISDIRECTED, "Misdirected request", reason);
        }
    }

    /** Says that nothing is changed where anybody between could read and alter it. */
    static void insecure(HttpServletRequest request, HttpServletResponse response, String secure) throws IOException {
        Reason reason = new Reason(
                "insecure",
                "Over this address anybody between could read along and change what is sent, so nothing is done over"
                        + " it. The secure address is " + secure);
        problem(request, response, HttpServletResponse.SC_FORBIDDEN, "Forbidden", reason);
    }

    /** Shows, instead of the application, where the secure address is and why it is needed. */
    public static void insecurePage(HttpServletRequest request, HttpServletResponse response, SecureAddress secure)
            throws IOException {
        DoorWords words = DoorWords.of(request);
        String url = escaped(secure.url());
        String link = "<p><a class=\"secure\" href=\"" + url + "\">" + url + "</a></p>";
        String asks = secure.ownCertificate() ? words.say("insecure.certificate") : "";
        page(
                request,
                response,
                HttpServletResponse.SC_OK,
                words,
                words.say("insecure.title"),
                words.say("insecure.body", link, asks));
    }

    /** Says that there is no such page. */
    public static void nothingHere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        DoorWords words = DoorWords.of(request);
        page(
                request,
                response,
                HttpServletResponse.SC_NOT_FOUND,
                words,
                words.say("nothing.title"),
                words.say("nothing.body"));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept"))
                .filter(accept -> accept.contains("text/html"))
                .isPresent();
    }

    private static void page(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            DoorWords words,
            String title,
            String body)
            throws IOException {
        response.setHeader("Content-Language", words.language());
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Content-Security-Policy", DoorPage.POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        write(request, response, status, "text/html; charset=utf-8", DoorPage.of(words.language(), title, body));
    }

    private static void problem(
            HttpServletRequest request, HttpServletResponse response, int status, String title, Reason reason)
            throws IOException {
        write(
                request,
                response,
                status,
                "application/problem+json",
                "{\"type\":" + JsonText.quote("urn:videocity:problem:" + reason.name()) + ",\"title\":"
                        + JsonText.quote(title) + ",\"status\":" + status + ",\"detail\":"
                        + JsonText.quote(reason.text()) + "}");
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, int status, String type, String text)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
