package org.videocity.softcard.x509.internal.drawing;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which fonts draw a text. Each letter, with the marks on it, is drawn by the first font that has all of it; what none has is
 * left out, since a box says nothing.
 */
final class FontRuns {
    private final List<Run> runs = new ArrayList<>();
    private final List<Font> fonts;

    /** What one font draws. */
    record Run(Font font, String text) {}

    private FontRuns(List<Font> fonts) {
        this.fonts = fonts;
    }

    static List<Run> of(String text, List<Font> fonts) {
        FontRuns made = new FontRuns(fonts);
        int at = 0;
        while (at < text.length()) {
            int end = endOfLetter(text, at);
            made.add(text.substring(at, end));
            at = end;
        }
        return made.runs;
    }

    /** Returns where a letter ends together with what joins and marks it. */
    private static int endOfLetter(String text, int from) {
        int end = from + Character.charCount(text.codePointAt(from));
        while (end < text.length() && joins(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean joins(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    private void add(String letter) {
        Optional<Font> all = fonts.stream().filter(font -> has(font, letter)).findFirst();
        if (all.isPresent()) {
            add(all.get(), letter);
            return;
        }
        int base = letter.codePointAt(0);
        fonts.stream()
                .filter(font -> font.canDisplay(base))
                .findFirst()
                .ifPresent(font -> add(
                        font,
                        letter.codePoints()
                                .filter(c -> isUnseen(c) || font.canDisplay(c))
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining())));
    }

    private static boolean has(Font font, String letter) {
        return font.canDisplay(letter.codePointAt(0))
                && letter.codePoints().allMatch(c -> isUnseen(c) || font.canDisplay(c));
    }

    /** What says how letters are joined or shown is no letter that a font would need to have. */
    private static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT || (c >= 0xfe00 && c <= 0xfe0f);
    }

    private void add(Font font, String text) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).font().equals(font)) {
            runs.set(last, new Run(font, runs.get(last).text() + text));
        } else {
            runs.add(new Run(font, text));
        }
    }
}
