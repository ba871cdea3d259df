package org.videocity.itests.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The city with other settings of its RTMP transport, and what to call it.
 *
 * @param name its name in the report
 * @param settings what is changed, live, before each of its runs
 * @param query what its players add to the name of a stream
 */
record Variant(String name, Map<String, String> settings, String query) {
    /** The shipped settings, as players get them that ask for low delay. */
    static final Variant LOW_DELAY = new Variant("low delay", Map.of(), "?delay=low");

    /** Reads {@code name: setting=value setting=value}. */
    static Variant parse(String text) {
        int colon = text.indexOf(':');
        Map<String, String> settings = new LinkedHashMap<>();
        for (String pair : text.substring(colon + 1).strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            if (colon < 1 || equals < 1) {
                throw new BenchException("a variant reads \"name: setting=value setting=value\", not '" + text + "'");
            }
            settings.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Variant(text.substring(0, colon).strip(), settings, "");
    }
}
