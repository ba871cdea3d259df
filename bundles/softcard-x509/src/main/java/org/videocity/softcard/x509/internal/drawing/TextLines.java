package org.videocity.softcard.x509.internal.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** Breaks texts as the browser's {@code draw.js} does: between words; what does not fit ends with an ellipsis. */
final class TextLines {
    static final String ELLIPSIS = "…";
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private TextLines() {}

    /**
     * Breaks a text.
     *
     * @param width of a line
     * @param most lines
     * @param widthOf measures a text
     */
    static List<String> of(String text, double width, int most, ToDoubleFunction<String> widthOf) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : SPACES.split(text.strip())) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || widthOf.applyAsDouble(longer) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        if (lines.size() > most) {
            lines.set(most - 1, lines.get(most - 1) + " " + lines.get(most));
        }
        return lines.stream()
                .limit(most)
                .map(one -> shortened(one, width, widthOf))
                .toList();
    }

    private static String shortened(String line, double width, ToDoubleFunction<String> widthOf) {
        if (widthOf.applyAsDouble(line) <= width) {
            return line;
        }
        int first = line.offsetByCodePoints(0, 1);
        int end = line.length();
        while (end > first && widthOf.applyAsDouble(line.substring(0, end).stripTrailing() + ELLIPSIS) > width) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
