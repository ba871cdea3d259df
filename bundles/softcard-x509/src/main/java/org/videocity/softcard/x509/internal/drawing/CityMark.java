package org.videocity.softcard.x509.internal.drawing;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** The sign of the city: a house and a camera's eye on a grid of 32, as {@code draw.js} draws it (favicon.svg). */
final class CityMark {
    private static final double GRID = 32;
    /** From the middle of a circle to the control point of a quarter of it, as a share of its radius. */
    private static final double QUARTER = 0.5523;

    private CityMark() {}

    static void draw(Graphics2D pen, double x, double y, double size) {
        AffineTransform before = pen.getTransform();
        pen.translate(x, y);
        pen.scale(size / GRID, size / GRID);
        pen.setStroke(new BasicStroke(2));
        pen.draw(new RoundRectangle2D.Double(3, 6, 26, 20, 10, 10));
        pen.fill(house());
        pen.fill(eye());
        pen.setTransform(before);
    }

    private static Path2D house() {
        Path2D house = new Path2D.Double();
        house.moveTo(8, 21);
        house.lineTo(8, 15);
        house.lineTo(12, 12);
        house.lineTo(16, 15);
        house.lineTo(16, 21);
        house.closePath();
        return house;
    }

    /** A triangle to the right with round corners. */
    private static Path2D eye() {
        double r = 0.9 * QUARTER;
        Path2D eye = new Path2D.Double();
        eye.moveTo(19, 13.6);
        eye.lineTo(19, 19.4);
        eye.curveTo(19, 19.4 + r, 19.9, 20.7, 20.4, 20.2);
        eye.lineTo(24.6, 17.3);
        eye.curveTo(25.1, 16.9, 25.1, 16.1, 24.6, 15.7);
        eye.lineTo(20.4, 12.8);
        eye.curveTo(19.9, 12.3, 19, 13.6 - r, 19, 13.6);
        eye.closePath();
        return eye;
    }
}
