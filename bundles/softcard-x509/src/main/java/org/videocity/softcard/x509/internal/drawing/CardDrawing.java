package org.videocity.softcard.x509.internal.drawing;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.png.CardFile;
import org.videocity.wire.png.CardInformation;
import org.videocity.wire.png.PngHeader;

/**
 * Draws the pictures of visiting cards. Nothing of java.awt is touched before the first one is asked for; where it cannot be
 * used that is found out once. Thread: safe from any, one card is drawn at a time; the first one takes a second or so.
 */
public final class CardDrawing {
    private static final Pattern SCHEME = Pattern.compile("^https?://");
    private static final Pattern KEYWORDS = Pattern.compile(";\\s*");

    private @Nullable CardPainter painter;
    private @Nullable CannotDrawException impossible;

    /** Makes one that has drawn nothing yet. */
    public CardDrawing() {}

    /** Draws the card that says this; it is not issued. */
    public synchronized CardFile draw(CardInformation information) throws CannotDrawException {
        CardPainter present = painter();
        try {
            BufferedImage picture = present.draw(texts(information, present));
            return new CardFile(
                    new PngHeader(picture.getWidth(), picture.getHeight(), false),
                    information,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(PngRows.of(picture)));
        } catch (LinkageError | InternalError | RuntimeException failed) {
            throw new CannotDrawException(failed);
        }
    }

    /** What fails here fails for every card. */
    private CardPainter painter() throws CannotDrawException {
        if (impossible != null) {
            throw impossible;
        }
        CardPainter present = painter;
        if (present != null) {
            return present;
        }
        try {
            present = new CardPainter(CardLayout.ofRooms(), CardFonts.load());
            painter = present;
            return present;
        } catch (LinkageError | InternalError | RuntimeException failed) {
            impossible = new CannotDrawException(failed);
            throw impossible;
        }
    }

    /**
     * The texts on a card, by the parts of the layout, in the words of the pages ({@code card-facts.js}). A room whose title
     * cannot be drawn is called by its path, and keywords that cannot be drawn are not there.
     */
    private static Map<String, String> texts(CardInformation information, CardPainter painter) {
        Map<String, String> texts = new HashMap<>(information.entries());
        if (!painter.says("title", texts.getOrDefault("title", ""))) {
            String room = texts.getOrDefault("room", "");
            texts.put("title", texts.getOrDefault("owner", "") + (room.isEmpty() ? "" : "/" + room));
        }
        texts.computeIfPresent(
                "keywords",
                (name, keywords) -> KEYWORDS.splitAsStream(keywords)
                        .filter(word -> painter.says("keywords", word))
                        .collect(Collectors.joining("; ")));
        texts.put("label", "Visiting card");
        texts.computeIfPresent("url", (name, url) -> SCHEME.matcher(url).replaceFirst(""));
        texts.put("footer", "Issued by " + texts.get("issuer") + " · " + texts.get("year"));
        return texts;
    }
}
