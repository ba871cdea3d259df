package org.videocity.web.api.internal.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

/** Labels in the order they were given, so that a series keeps its face. */
final class Labels {
    private Labels() {}

    static Map<String, String> of(String first, String firstValue, String second, String secondValue) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(first, firstValue);
        labels.put(second, secondValue);
        return labels;
    }
}
