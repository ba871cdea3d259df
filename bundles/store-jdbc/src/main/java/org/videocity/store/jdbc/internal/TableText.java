package org.videocity.store.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table as a line of text, in the form of PostgreSQL's COPY: columns between tabs, {@code \N} for nothing, and
 * a backslash before what would be misread.
 */
final class TableText {
    private static final String NOTHING = "\\N";

    private TableText() {}

    static String line(List<@Nullable String> columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.append('\t');
            }
            String column = columns.get(i);
            if (column == null) {
                line.append(NOTHING);
            } else {
                escape(column, line);
            }
        }
        return line.toString();
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }

    static List<@Nullable String> columns(String line) {
        List<@Nullable String> columns = new ArrayList<>();
        for (String column : line.split("\t", -1)) {
            columns.add(column.equals(NOTHING) ? null : unescaped(column));
        }
        return columns;
    }

    private static String unescaped(String column) {
        if (column.indexOf('\\') < 0) {
            return column;
        }
        StringBuilder text = new StringBuilder(column.length());
        for (int i = 0; i < column.length(); i++) {
            char c = column.charAt(i);
            if (c != '\\' || i + 1 == column.length()) {
                text.append(c);
                continue;
            }
            i++;
            char escaped = column.charAt(i);
            text.append(
                    switch (escaped) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
        }
        return text.toString();
    }
}
