package org.videocity.store.jdbc.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A few named texts as one: {@code name=value} joined by {@code &}, both percent-encoded. */
final class DetailLines {
    private DetailLines() {}

    static String write(Map<String, String> details) {
        StringBuilder out = new StringBuilder();
        new TreeMap<>(details).forEach((name, value) -> {
            out.append(out.length() == 0 ? "" : "&");
            out.append(URLEncoder.encode(name, StandardCharsets.UTF_8));
            out.append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        return out.toString();
    }

    static Map<String, String> parse(String text) {
        Map<String, String> details = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                details.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return details;
    }
}
