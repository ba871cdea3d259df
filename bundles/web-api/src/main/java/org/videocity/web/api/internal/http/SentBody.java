package org.videocity.web.api.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request with a body that is too long to be held; what is asked is known before the body comes.
 *
 * @param request what is asked, without the body
 * @param query the parameters of the address; of several of a name the first
 * @param contentType the media type with its parameters, as sent; empty for none
 * @param length how many bytes are to come; negative where the sender does not say
 */
record SentBody(ApiRequest request, Map<String, String> query, String contentType, long length) {
    private static final int MAX_QUERY_CHARS = 2_000;

    static SentBody of(HttpServletRequest request) {
        String type = request.getHeader("Content-Type");
        return new SentBody(
                ApiRequest.of(request, new byte[0]),
                query(request.getQueryString()),
                type == null ? "" : type,
                request.getContentLengthLong());
    }

    /** Asking the container would have it read a body that calls itself a form. */
    static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new HashMap<>();
        if (text == null || text.length() > MAX_QUERY_CHARS) {
            return query;
        }
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            query.putIfAbsent(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
