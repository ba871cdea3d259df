package org.videocity.web.api.internal.http;

/** Cookies as RFC 6265bis section 4.1 writes them: for the whole host, never for scripts. */
final class Cookies {
    private Cookies() {}

    /** Sent along by links from elsewhere, too; an age of 0 takes it away. */
    static String lax(String name, String value, long seconds, boolean secure) {
        return cookie(name, value, seconds, "Lax", secure);
    }

    /** Sent along by the city's own pages only. */
    static String strict(String name, String value, long seconds, boolean secure) {
        return cookie(name, value, seconds, "Strict", secure);
    }

    private static String cookie(String name, String value, long seconds, String sameSite, boolean secure) {
        return name + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=" + sameSite
                + (secure ? "; Secure" : "");
    }
}
