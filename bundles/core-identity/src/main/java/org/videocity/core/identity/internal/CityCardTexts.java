package org.videocity.core.identity.internal;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.softcard.RoomCardTexts;

/** What the city writes on a card of its own, of what a configuration says of a room. */
final class CityCardTexts {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");
    private static final int MAX_CHARACTERS = 120;
    /** What stands between keywords on a card ({@code docs/formats/soft-card.md} section 2). */
    private static final String SEPARATOR = "; ";

    private CityCardTexts() {}

    static RoomCardTexts of(RoomSettings room, CityPlaces places) {
        return new RoomCardTexts(
                room.id(),
                line(room.shownTitle()),
                room.keywords().stream().map(CityCardTexts::line).toList(),
                Normalizer.normalize(places.urls(room.id()).get(0), Normalizer.Form.NFC),
                line(places.issuers(room.id().city()).get(0)));
    }

    /** One line in the form that texts on cards have. */
    private static String line(String text) {
        String plain = CONTROLS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return plain.codePointCount(0, plain.length()) <= MAX_CHARACTERS
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, MAX_CHARACTERS));
    }

    /** Tells whether a card says this, in the words it was signed with. */
    static boolean areOn(Map<String, String> information, RoomCardTexts texts) {
        return Map.of(
                        "title", texts.title(),
                        "keywords", String.join(SEPARATOR, texts.keywords()),
                        "url", texts.url(),
                        "issuer", texts.issuer(),
                        "name", texts.issuer())
                .entrySet()
                .stream()
                .allMatch(text -> text.getValue().equals(information.get(text.getKey())));
    }
}
