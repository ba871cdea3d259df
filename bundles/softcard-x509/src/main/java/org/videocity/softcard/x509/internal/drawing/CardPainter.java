package org.videocity.softcard.x509.internal.drawing;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.videocity.softcard.x509.internal.drawing.CardLayout.Part;

/**
 * Draws visiting cards as {@code draw.js} does in browsers, after the same layout. Where the photo of a resident would be
 * stands the sign of the city, in whose name such a card is. Letters are filled as shapes, so that every machine draws the same.
 */
final class CardPainter {
    private static final double LINE_HEIGHT = 1.18;
    private static final int SMALLER = 4;
    private static final float SHADE_FROM = 0.35f;
    private static final int FINE_LINES = 14;
    /** Longer texts are cut before they are measured: no card has space for more. */
    private static final int MAX_CHARACTERS = 300;

    private final CardLayout layout;
    private final CardFonts fonts;

    CardPainter(CardLayout layout, CardFonts fonts) {
        this.layout = layout;
        this.fonts = fonts;
    }

    /**
     * Draws a card.
     *
     * @param texts by the names of the layout's parts
     */
    BufferedImage draw(Map<String, String> texts) {
        BufferedImage picture = new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            paper(pen);
            Part band = layout.part("band");
            pen.setColor(layout.colour("band"));
            pen.fill(new Rectangle2D.Double(band.x(), band.y(), band.w(), band.h()));
            Part mark = layout.part("mark");
            pen.setColor(layout.colour(mark.ink()));
            CityMark.draw(pen, mark.x(), mark.y(), mark.w());
            sign(pen, layout.part("photo"));
            layout.parts().forEach((name, part) -> {
                if (part.size() > 0) {
                    text(pen, part, texts.getOrDefault(name, ""));
                }
            });
        } finally {
            pen.dispose();
        }
        return picture;
    }

    /** Paper with a shade and fine lines, as papers have that are hard to copy. */
    private void paper(Graphics2D pen) {
        int width = layout.width();
        int height = layout.height();
        pen.setPaint(new LinearGradientPaint(0, 0, width, height, new float[] {SHADE_FROM, 1}, new java.awt.Color[] {
            layout.colour("paper"), layout.colour("shade")
        }));
        pen.fill(new Rectangle2D.Double(0, 0, width, height));
        pen.setColor(layout.colour("shade"));
        pen.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        for (int line = 0; line < FINE_LINES; line++) {
            Path2D wave = new Path2D.Double();
            for (int x = 0; x <= width; x += 8) {
                double y = height * 0.62 + Math.sin(x / 90.0 + line / 4.0) * (34 + line * 7) + line * 5;
                if (x == 0) {
                    wave.moveTo(x, y);
                } else {
                    wave.lineTo(x, y);
                }
            }
            pen.draw(wave);
        }
    }

    private void sign(Graphics2D pen, Part place) {
        pen.setColor(layout.colour("band"));
        pen.fill(new RoundRectangle2D.Double(
                place.x(), place.y(), place.w(), place.h(), 2.0 * place.round(), 2.0 * place.round()));
        pen.setColor(layout.colour("onBand"));
        double size = place.h() * 0.6;
        CityMark.draw(pen, place.x() + (place.w() - size) / 2, place.y() + (place.h() - size) / 2, size);
    }

    /** Draws a text in as many lines as it may have, some growing up from their last line. */
    private void text(Graphics2D pen, Part part, String text) {
        String shown = fonts.drawable(shortened(text), part);
        int size = part.size();
        List<String> lines = lines(part, size, shown);
        while (size > part.least() && lines.stream().anyMatch(line -> line.endsWith(TextLines.ELLIPSIS))) {
            size = Math.max(part.least(), size - SMALLER);
            lines = lines(part, size, shown);
        }
        double leading = size * LINE_HEIGHT;
        double y = part.up()
                ? part.y() + part.lines() * part.size() * LINE_HEIGHT - Math.max(1, lines.size()) * leading
                : part.y();
        pen.setColor(layout.colour(part.ink()));
        double ascent = fonts.ascent(part, size);
        for (String line : lines) {
            TextLayout letters = fonts.letters(line, part, size);
            pen.fill(letters.getOutline(AffineTransform.getTranslateInstance(part.x(), y + ascent)));
            y += leading;
        }
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) + TextLines.ELLIPSIS;
    }

    /** Tells whether a text would still say something: at least half of its letters and digits can be drawn. */
    boolean says(String part, String text) {
        String wanted = shortened(text);
        long drawn = letters(fonts.drawable(wanted, layout.part(part)));
        return drawn > 0 && 2 * drawn >= letters(wanted);
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private List<String> lines(Part part, int size, String text) {
        return TextLines.of(
                text,
                part.w(),
                part.lines(),
                line -> line.isEmpty() ? 0 : fonts.letters(line, part, size).getAdvance());
    }
}
