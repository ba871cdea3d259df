package org.videocity.itests.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** Drags things by their middle, a few steps on the way, as a mouse or a finger does. */
final class Hand {
    private static final int STEPS = 6;

    private Hand() {}

    static void dragsByMouse(Page page, Locator thing, double dx, double dy) {
        dragsByMouse(page, thing, STEPS, dx, dy);
    }

    /** So slowly that each step is a dot. */
    static void dragsSlowly(Page page, Locator thing, double dx, double dy) {
        dragsByMouse(page, thing, (int) Math.max(Math.abs(dx), Math.abs(dy)), dx, dy);
    }

    private static void dragsByMouse(Page page, Locator thing, int steps, double dx, double dy) {
        BoundingBox box = boxOf(thing);
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        for (int step = 1; step <= steps; step++) {
            page.mouse().move(x + dx * step / steps, y + dy * step / steps);
        }
        page.mouse().up();
    }

    /** Beyond something's reach and back again. */
    static void dragsThereAndBack(Page page, Locator thing, double far, double dx) {
        BoundingBox box = boxOf(thing);
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + far, y);
        page.mouse().move(x + dx, y);
        page.mouse().up();
    }

    static void dragsByFinger(Page page, Locator thing, double dx, double dy) {
        BoundingBox box = boxOf(thing);
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        CDPSession session = page.context().newCDPSession(page);
        touch(session, "touchStart", x, y);
        for (int step = 1; step <= STEPS; step++) {
            touch(session, "touchMove", x + dx * step / STEPS, y + dy * step / STEPS);
        }
        JsonObject up = new JsonObject();
        up.addProperty("type", "touchEnd");
        up.add("touchPoints", new JsonArray());
        session.send("Input.dispatchTouchEvent", up);
        session.detach();
    }

    /** Returns where something is, once it is in sight. */
    static BoundingBox boxOf(Locator thing) {
        thing.scrollIntoViewIfNeeded();
        return thing.boundingBox();
    }

    private static void touch(CDPSession session, String type, double x, double y) {
        JsonObject point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        JsonArray points = new JsonArray();
        points.add(point);
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }
}
