package org.videocity.core.identity.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.videocity.api.room.JsonText;

/** Writes maps, lists and texts as JSON that people can read too: two spaces for each level. */
final class ExportText {
    private ExportText() {}

    static byte[] json(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, "\n");
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(StringBuilder out, Object value, String line) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator).append(line).append("  ");
                out.append(JsonText.quote(String.valueOf(entry.getKey()))).append(": ");
                write(out, entry.getValue(), line + "  ");
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : line + "}");
        } else if (value instanceof Collection<?> list) {
            String separator = "[";
            for (Object one : list) {
                out.append(separator).append(line).append("  ");
                write(out, one, line + "  ");
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : line + "]");
        } else if (value instanceof Boolean || value instanceof Number) {
            out.append(value);
        } else {
            out.append(JsonText.quote(String.valueOf(value)));
        }
    }
}
