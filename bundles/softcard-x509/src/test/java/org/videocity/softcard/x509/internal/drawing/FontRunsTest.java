package org.videocity.softcard.x509.internal.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the fonts that come with this bundle draws what; the machine's are not asked. */
class FontRunsTest {
    private final Font inter = font("inter/Inter-Regular.otf");
    private final Font noto = font("noto/NotoSansMerged-Regular.ttf");
    private final List<Font> ours = List.of(inter, noto);

    private static Font font(String file) {
        try (InputStream in = CardFonts.class.getResourceAsStream(file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(100f);
        } catch (Exception missing) {
            throw new AssertionError(file, missing);
        }
    }

    private String drawn(String text) {
        StringBuilder drawn = new StringBuilder();
        FontRuns.of(text, ours).forEach(run -> drawn.append(run.text()));
        return drawn.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Großer Saal",
                "Βιβλιοθήκη",
                "Библиотека",
                "पुस्तकालय, घर का बगीचा।",
                "مكتبة",
                "ספרייה",
                "ห้องสมุด",
                "গ্রন্থাগার",
                "நூலகம்",
                "ბიბლიოთეკა"
            })
    void lettersOfManyScriptsAreOurs(String text) {
        assertThat(drawn(text)).isEqualTo(text);
    }

    @Test
    void eachFontDrawsItsOwnAndMarksStayWithTheirLetters() {
        assertThat(FontRuns.of("Home घर Haus", ours))
                .containsExactly(
                        new FontRuns.Run(inter, "Home "),
                        new FontRuns.Run(noto, "घर"),
                        new FontRuns.Run(inter, " Haus"));
        assertThat(FontRuns.of("e\u0301", ours)).containsExactly(new FontRuns.Run(inter, "e\u0301"));
        assertThat(FontRuns.of("क्\u200dष", ours)).containsExactly(new FontRuns.Run(noto, "क्\u200dष"));
    }

    @Test
    void whatNoneHasIsLeftOutWithItsMarks() {
        assertThat(drawn("A 図\u0301B\ufe0f")).isEqualTo("A B\ufe0f");
        assertThat(drawn("図書館")).isEmpty();
        assertThat(drawn("")).isEmpty();
        assertThat(drawn("a\u1dfa")).as("a mark that neither has").startsWith("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"क्ष", "त्र", "سلام"})
    void lettersThatJoinAreJoined(String word) {
        double apart = word.codePoints()
                .filter(Character::isLetter)
                .mapToDouble(letter -> width(Character.toString(letter)))
                .sum();
        assertThat(width(word)).isLessThan(apart);
    }

    private double width(String text) {
        return noto.layoutGlyphVector(
                        new FontRenderContext(null, true, true),
                        text.toCharArray(),
                        0,
                        text.length(),
                        isArabic(text) ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT)
                .getLogicalBounds()
                .getWidth();
    }

    private static boolean isArabic(String text) {
        return Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.ARABIC;
    }
}
