package org.videocity.itests.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a manifest header of clauses (OSGi Core 8 section 3.2.3), enough of it to look at packages. */
final class OsgiHeader {
    private OsgiHeader() {}

    /** Returns the clauses: name to its attributes and directives as text. */
    static Map<String, String> clauses(String header) {
        Map<String, String> clauses = new LinkedHashMap<>();
        for (String clause : split(header == null ? "" : header)) {
            int semicolon = clause.indexOf(';');
            String name = semicolon < 0 ? clause : clause.substring(0, semicolon);
            clauses.put(name.strip(), semicolon < 0 ? "" : clause.substring(semicolon + 1));
        }
        return clauses;
    }

    private static List<String> split(String header) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : header.toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (!part.toString().isBlank()) {
            parts.add(part.toString());
        }
        return parts;
    }
}
