package org.videocity.softcard.x509.internal;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.wire.png.CardInformation;

/** Compares what a picture says, field by field, with what the city knows; only what was compared is signed. */
final class TextCheck {
    /** Between the first and the last clock on earth. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private static final ZoneOffset LATEST = ZoneOffset.ofHours(-12);

    private TextCheck() {}

    static void check(CardInformation said, CardRequest request, RoomCardTexts texts, Instant now)
            throws RefusedException {
        if (!texts.room().city().equals(request.city()) || !texts.room().owner().equals(request.owner())) {
            throw RefusedException.because(
                    CardReasons.WRONG_TEXT.saying("That room is not the one of whoever asks for the card."));
        }
        for (Map.Entry<String, String> known : known(request, texts).entrySet()) {
            String found = said.value(known.getKey()).orElse("");
            if (!found.equals(Normalizer.normalize(known.getValue(), Normalizer.Form.NFC))) {
                throw RefusedException.because(CardReasons.WRONG_TEXT.saying("The card says '" + shown(found) + "' for "
                        + known.getKey() + ", the city knows '" + shown(known.getValue()) + "'."));
            }
        }
        if (!years(now).contains(said.value(CardInformation.YEAR).orElse(""))) {
            throw RefusedException.because(CardReasons.WRONG_TEXT.saying("The card has to say this year."));
        }
        for (String name : said.entries().keySet()) {
            if (!CardInformation.NAMES.contains(name)) {
                throw RefusedException.because(
                        CardReasons.WRONG_TEXT.saying("The card says something the city does not know: " + name + "."));
            }
        }
    }

    private static Map<String, String> known(CardRequest request, RoomCardTexts texts) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put(CardInformation.KIND, CardInformation.ROOM_CARD);
        known.put(CardInformation.CITY, request.city());
        known.put(CardInformation.OWNER, request.owner());
        known.put(CardInformation.ROOM, texts.room().name());
        known.put(CardInformation.NAME, request.ownerName());
        known.put(CardInformation.TITLE, texts.title());
        known.put(CardInformation.KEYWORDS, String.join(CardInformation.KEYWORD_SEPARATOR, texts.keywords()));
        known.put(CardInformation.URL, texts.url());
        known.put(CardInformation.ISSUER, texts.issuer());
        return known;
    }

    private static Set<String> years(Instant now) {
        return Stream.of(EARLIEST, LATEST)
                .map(zone -> Integer.toString(now.atOffset(zone).getYear()))
                .collect(Collectors.toSet());
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
