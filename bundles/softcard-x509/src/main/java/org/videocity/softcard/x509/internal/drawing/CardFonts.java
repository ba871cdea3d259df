package org.videocity.softcard.x509.internal.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.text.AttributedString;
import java.util.Objects;
import org.videocity.softcard.x509.internal.drawing.CardLayout.Part;

/**
 * The letters of cards: Inter and JetBrains Mono, which come with this bundle and have Latin, Greek and Cyrillic. What they lack
 * is taken from the machine's own fonts, if it has some.
 */
final class CardFonts {
    private static final String REGULAR = "inter/Inter-Regular.otf";
    private static final String MONO = "mono/JetBrainsMono-Regular.ttf";
    private static final int BOLD = 700;
    private static final int SEMI_BOLD = 600;

    private final FontRenderContext context = new FontRenderContext(null, true, true);
    private final Font regular;
    private final Font semiBold;
    private final Font bold;
    private final Font mono;
    private final Font machines = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
    private final Font machinesBold = new Font(Font.SANS_SERIF, Font.BOLD, 1);

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

    /** Returns a line that is not empty, ready to be measured and drawn. */
    TextLayout letters(String line, Part part, int size) {
        Font own = own(part).deriveFont((float) size);
        Font machines = (part.weight() >= SEMI_BOLD ? machinesBold : this.machines).deriveFont((float) size);
        AttributedString text = new AttributedString(line);
        text.addAttribute(TextAttribute.FONT, own);
        // a line that begins with Hebrew stands to the left too, as in browsers
        text.addAttribute(TextAttribute.RUN_DIRECTION, TextAttribute.RUN_DIRECTION_LTR);
        int at = own.canDisplayUpTo(line);
        while (at >= 0) {
            int end = endOfForeign(line, at, own);
            if (machines.canDisplayUpTo(line.substring(at, end)) != 0) {
                text.addAttribute(TextAttribute.FONT, machines, at, end);
            }
            int next = own.canDisplayUpTo(line.substring(end));
            at = next < 0 ? -1 : end + next;
        }
        return new TextLayout(text.getIterator(), context);
    }

    /** What joins and marks letters stays with them, whichever font could draw it too. */
    private static int endOfForeign(String line, int from, Font own) {
        int end = from;
        while (end < line.length()) {
            int c = line.codePointAt(end);
            if (own.canDisplay(c) && !joins(c)) {
                break;
            }
            end += Character.charCount(c);
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
}
