package org.videocity.transport.http.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;

/** Reads the cookies of requests. */
public final class Cookies {
    private Cookies() {}

    /** Returns what a client sent, by name; the last one where it sent several of a name. */
    public static Map<String, String> of(HttpServletRequest request) {
        Map<String, String> cookies = new HashMap<>();
        Cookie[] sent = request.getCookies();
        if (sent != null) {
            for (Cookie cookie : sent) {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return cookies;
    }
}
