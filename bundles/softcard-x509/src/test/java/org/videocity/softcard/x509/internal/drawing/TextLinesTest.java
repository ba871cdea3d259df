package org.videocity.softcard.x509.internal.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where texts are broken; the same cases as of the browser's {@code linesOf}. */
class TextLinesTest {
    private static List<String> lines(String text, int width, int most) {
        return TextLines.of(text, width, most, line -> line.codePointCount(0, line.length()));
    }

    @Test
    void breaksBetweenWords() {
        assertThat(lines("  beans; bees;  bread ", 12, 2)).containsExactly("beans; bees;", "bread");
        assertThat(lines("short", 12, 2)).containsExactly("short");
        assertThat(lines("", 12, 2)).isEmpty();
    }

    @Test
    void endsWithAnEllipsisWhatDoesNotFit() {
        assertThat(lines("one two three four", 7, 2)).containsExactly("one two", "three…");
        assertThat(lines("Donaudampfschifffahrt", 8, 1)).containsExactly("Donauda…");
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertThat(lines("🌍🌍🌍🌍", 3, 1)).containsExactly("🌍🌍…");
        assertThat(lines("🌍🌍🌍🌍", 0, 1)).containsExactly("🌍…");
    }
}
