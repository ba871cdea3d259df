package org.videocity.softcard.x509.internal.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.text.AttributedString;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.videocity.softcard.x509.internal.drawing.CardLayout.Part;

/**
 * The letters of cards: Inter and JetBrains Mono, which have Latin, Greek and Cyrillic, and Noto Sans, which has Devanagari,
 * Arabic, Hebrew, Thai and more and is read when a card needs it. They come with this bundle. What they lack is taken from the
 * machine's own fonts, if it has some, and else left out. Thread: one at a time.
 */
final class CardFonts {
    private static final String REGULAR = "inter/Inter-Regular.otf";
    private static final String MONO = "mono/JetBrainsMono-Regular.ttf";
    private static final String OTHERS = "noto/NotoSansMerged-Regular.ttf";
    private static final int BOLD = 700;
    private static final int SEMI_BOLD = 600;

    private final FontRenderContext context = new FontRenderContext(null, true, true);
    private final Font regular;
    private final Font semiBold;
    private final Font bold;
    private final Font mono;
    private final Font machines = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
    private final Font machinesBold = new Font(Font.SANS_SERIF, Font.BOLD, 1);
    private @Nullable Font others;

    private CardFonts(Font regular, Font semiBold, Font bold, Font mono) {
        this.regular = regular;
        this.semiBold = semiBold;
        this.bold = bold;
        this.mono = mono;
    }

    static CardFonts load() {
        return new CardFonts(first(), read("inter/Inter-SemiBold.otf"), read("inter/Inter-Bold.otf"), read(MONO));
    }

    /** The first font is where Java finds out that the machine has none, and then reads ours neither. */
    private static Font first() {
        try {
            return read(REGULAR);
        } catch (IllegalStateException perhapsNoFonts) {
            try {
                FontlessMachine.lend(MONO);
            } catch (IOException unwritable) {
                perhapsNoFonts.addSuppressed(unwritable);
                throw perhapsNoFonts;
            }
            return read(REGULAR);
        }
    }

    private static Font read(String file) {
        try (InputStream in = Objects.requireNonNull(CardFonts.class.getResourceAsStream(file), file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("The font " + file + " cannot be read", broken);
        }
    }

    private Font own(Part part) {
        if (part.mono()) {
            return mono;
        }
        if (part.weight() >= BOLD) {
            return bold;
        }
        return part.weight() >= SEMI_BOLD ? semiBold : regular;
    }

    /** Returns how far the first line stands below the top of its place. */
    double ascent(Part part, int size) {
        return own(part).deriveFont((float) size).getLineMetrics("Ag", context).getAscent();
    }

    /** Returns what can be drawn of a text: without the letters that no font has. */
    String drawable(String text, Part part) {
        return runs(text, part, part.size()).stream().map(FontRuns.Run::text).collect(Collectors.joining());
    }

    /** Returns a line that is not empty and can be drawn, ready to be measured and drawn. */
    TextLayout letters(String line, Part part, int size) {
        AttributedString text = new AttributedString(line);
        int at = 0;
        for (FontRuns.Run run : runs(line, part, size)) {
            text.addAttribute(
                    TextAttribute.FONT, run.font(), at, at + run.text().length());
            at += run.text().length();
        }
        // a line that begins with Hebrew stands to the left too, as in browsers
        text.addAttribute(TextAttribute.RUN_DIRECTION, TextAttribute.RUN_DIRECTION_LTR);
        return new TextLayout(text.getIterator(), context);
    }

    private List<FontRuns.Run> runs(String text, Part part, int size) {
        Font own = own(part).deriveFont((float) size);
        if (own.canDisplayUpTo(text) < 0) {
            return List.of(new FontRuns.Run(own, text));
        }
        boolean isBold = part.weight() >= SEMI_BOLD;
        return FontRuns.of(
                text,
                List.of(
                        own,
                        others().deriveFont(isBold ? Font.BOLD : Font.PLAIN, size),
                        (isBold ? machinesBold : machines).deriveFont((float) size)));
    }

    private Font others() {
        Font present = others;
        if (present == null) {
            present = read(OTHERS);
            others = present;
        }
        return present;
    }
}
