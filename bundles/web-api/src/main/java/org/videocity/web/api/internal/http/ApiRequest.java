package org.videocity.web.api.internal.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the API.
 *
 * @param method what is to be done
 * @param path the decoded path below {@code /api}, empty or with a leading slash
 * @param host the host name asked
 * @param key the stream key brought, empty for none
 * @param cookies values by name
 * @param remote where from
 * @param device what the browser calls itself
 * @param secure whether it came over TLS
 * @param contentType the media type of the body, without parameters, lower case; empty for none
 * @param body what was sent, not to be changed
 * @param origin where the page that asks comes from, as the browser says (RFC 6454); empty for none
 * @param search the words looked for, cut to a length; empty for none
 * @param member the return key of the member who asks, as their page says it; empty for none
 * @param language what whoever asks reads, as the browser says it (RFC 9110 section 12.5.4); empty for none
 */
record ApiRequest(
        String method,
        String path,
        String host,
        String key,
        Map<String, String> cookies,
        InetSocketAddress remote,
        String device,
        boolean secure,
        String contentType,
        byte[] body,
        String origin,
        String search,
        String member,
        String language) {
    /** The header that says which member asks: guests are told from each other by it. */
    static final String MEMBER = "X-Videocity-Member";

    private static final int MAX_COOKIES = 64;
    private static final int MAX_SEARCH_CHARS = 100;

    /** Somebody without cookies who only looks. */
    static ApiRequest get(String path, String host, String key, InetSocketAddress remote) {
        return looking(path, host, key, remote, "");
    }

    /** Somebody who looks for rooms. */
    static ApiRequest search(String words, String host, InetSocketAddress remote) {
        return looking("/search", host, "", remote, words);
    }

    private static ApiRequest looking(String path, String host, String key, InetSocketAddress remote, String search) {
        return new ApiRequest("GET", path, host, key, Map.of(), remote, "", false, "", new byte[0], "", search, "", "");
    }

    static ApiRequest of(HttpServletRequest request, byte[] body) {
        String path = request.getPathInfo();
        // a body is never read as a form: the parameters are those of the address
        boolean reading =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String key = reading ? request.getParameter("key") : null;
        return new ApiRequest(
                reading ? "GET" : request.getMethod(),
                path == null ? "" : path,
                request.getServerName(),
                key == null ? "" : key,
                cookies(request),
                remote(request),
                header(request, "User-Agent"),
                request.isSecure(),
                header(request, "Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                body,
                header(request, "Origin"),
                reading ? search(request.getParameter("q")) : "",
                header(request, MEMBER),
                header(request, "Accept-Language"));
    }

    private static String search(@Nullable String words) {
        String said = words == null ? "" : words;
        return said.length() > MAX_SEARCH_CHARS ? said.substring(0, MAX_SEARCH_CHARS) : said;
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }

    private static Map<String, String> cookies(HttpServletRequest request) {
        Map<String, String> cookies = new HashMap<>();
        Cookie[] sent = request.getCookies();
        if (sent != null) {
            for (int i = 0; i < Math.min(sent.length, MAX_COOKIES); i++) {
                cookies.put(sent[i].getName(), sent[i].getValue());
            }
        }
        return cookies;
    }

    /** Returns the same with another cookie. */
    ApiRequest withCookie(String name, String value) {
        Map<String, String> more = new HashMap<>(cookies);
        more.put(name, value);
        return new ApiRequest(
                method,
                path,
                host,
                key,
                more,
                remote,
                device,
                secure,
                contentType,
                body,
                origin,
                search,
                member,
                language);
    }

    /** Returns the path's segments; one empty segment where there is none. */
    List<String> segments() {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        return List.of(bare.split("/", -1));
    }

    /** The servlet container gives an address literal, so that nothing is looked up. */
    static InetSocketAddress remote(HttpServletRequest request) {
        try {
            return new InetSocketAddress(InetAddress.getByName(request.getRemoteAddr()), request.getRemotePort());
        } catch (UnknownHostException e) {
            return InetSocketAddress.createUnresolved(request.getRemoteAddr(), request.getRemotePort());
        }
    }
}
