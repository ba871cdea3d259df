package org.videocity.wire.png;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where on a card the photo of its owner stands, in pixels of the picture.
 *
 * @param x from the left
 * @param y from the top
 * @param width across, at least 1
 * @param height down, at least 1
 */
public record PhotoBox(int x, int y, int width, int height) {
    private static final Pattern TEXT =
            Pattern.compile("(0|[1-9]\\d{0,3}) (0|[1-9]\\d{0,3}) ([1-9]\\d{0,3}) ([1-9]\\d{0,3})");

    /** Reads {@code x y w h}: decimal numbers with one space between them and no leading zeros; absent when it is not that. */
    public static Optional<PhotoBox> parse(String text) {
        Matcher numbers = TEXT.matcher(text);
        return numbers.matches()
                ? Optional.of(new PhotoBox(
                        Integer.parseInt(numbers.group(1)),
                        Integer.parseInt(numbers.group(2)),
                        Integer.parseInt(numbers.group(3)),
                        Integer.parseInt(numbers.group(4))))
                : Optional.empty();
    }

    /** Tells whether all of it is on the picture. */
    public boolean isWithin(PngHeader picture) {
        return x + width <= picture.width() && y + height <= picture.height();
    }

    @Override
    public String toString() {
        return x + " " + y + " " + width + " " + height;
    }
}
