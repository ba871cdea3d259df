package org.videocity.softcard.x509.internal.drawing;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How visiting cards look: the very file that browsers draw by, {@code web/card/layout.json} of web-client, which the build
 * puts into this bundle.
 *
 * @param width of a card in pixels
 * @param height of a card in pixels
 * @param parts where things are, by their names, in the order of the file
 * @param colours of the first skin, by their names
 */
record CardLayout(int width, int height, Map<String, Part> parts, Map<String, Color> colours) {
    private static final String FILE = "layout.json";

    /**
     * Where one thing is.
     *
     * @param w across
     * @param h down, of what is no text
     * @param size of writing in pixels; 0 for what is no text
     * @param least the smallest writing it may shrink to, to be whole
     * @param weight of writing, 100 to 900
     * @param lines most lines
     * @param up fewer lines stand at the bottom of the place instead of its top
     * @param mono in letters of one width
     * @param round radius of its corners
     * @param ink name of its colour
     */
    record Part(
            int x,
            int y,
            int w,
            int h,
            int size,
            int least,
            int weight,
            int lines,
            boolean up,
            boolean mono,
            int round,
            String ink) {}

    /** Reads the layout of visiting cards. */
    static CardLayout ofRooms() {
        try (InputStream file = Objects.requireNonNull(CardLayout.class.getResourceAsStream(FILE), FILE)) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The layout of the cards cannot be read", unreadable);
        }
    }

    static CardLayout of(String json) {
        LayoutReader.Node whole = LayoutReader.read(json);
        Map<String, Part> parts = new LinkedHashMap<>();
        whole.get("kinds")
                .get("room")
                .members()
                .forEach((name, part) -> parts.put(name, part(new LayoutReader.Node(part))));
        Object skin = whole.get("skins").members().values().iterator().next();
        Map<String, Color> colours = new LinkedHashMap<>();
        new LayoutReader.Node(skin)
                .members()
                .forEach((name, colour) -> colours.put(name, Color.decode(String.valueOf(colour))));
        return new CardLayout(whole.get("width").number(), whole.get("height").number(), parts, colours);
    }

    private static Part part(LayoutReader.Node part) {
        int size = part.number("size", 0);
        return new Part(
                part.get("x").number(),
                part.get("y").number(),
                part.get("w").number(),
                part.number("h", part.get("w").number()),
                size,
                part.number("least", size),
                part.number("weight", 400),
                part.number("lines", 1),
                part.isTrue("up"),
                part.isTrue("mono"),
                part.number("round", 0),
                part.find("ink").map(LayoutReader.Node::text).orElse(""));
    }

    Part part(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    Color colour(String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }
}
