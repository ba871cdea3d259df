package org.videocity.softcard.x509.internal;

import java.nio.ByteBuffer;
import java.util.Map;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.softcard.CardReasons;
import org.videocity.wire.png.CardFile;
import org.videocity.wire.png.CardInformation;
import org.videocity.wire.png.CardLimits;
import org.videocity.wire.png.PictureKind;
import org.videocity.wire.png.Pixels;
import org.videocity.wire.png.PngException;

/** Reads card files and says in plain words why something is none. */
final class CardReader {
    private static final Reason NO_PNG = CardReasons.RE_ENCODED.saying(
            "This picture is no PNG, as cards are. If it was a card, the program that sent it"
                    + " re-encoded it: ask for the file.");

    private CardReader() {}

    /** Reads a file that was shown as a card. */
    static CardFile shown(ByteBuffer png) throws RefusedException {
        try {
            CardFile card = CardFile.parse(png, CardLimits.STANDARD);
            if (card.keys().isPresent()) {
                card.keys().get().keys().forEach(WrappedKey::parse);
            }
            return card;
        } catch (PngException broken) {
            throw RefusedException.because(reason(broken, png));
        } catch (IllegalArgumentException badKey) {
            throw RefusedException.because(CardReasons.BAD_KEYS);
        }
    }

    /** Reads a picture that is to become a visiting card: without certificates and keys, and one that can be shown. */
    static CardFile unsigned(ByteBuffer png) throws RefusedException {
        CardFile card = shown(png);
        if (card.certificates().isPresent() || card.keys().isPresent()) {
            throw RefusedException.because(CardReasons.BAD_REQUEST.saying(
                    "A card is issued for a picture without certificates and keys; leave the chunks vcCT and"
                            + " vcKY out."));
        }
        try {
            Pixels.check(card);
            return card.merged();
        } catch (PngException broken) {
            throw RefusedException.because(CardReasons.DAMAGED.saying(
                    "The picture of the card cannot be shown: " + broken.getMessage() + "."));
        }
    }

    /** Lets a card through whose words agree with what was signed, so that nobody is shown anything else. */
    static Map<String, String> wordsOf(CardFile card, CardCertificate certificate) throws RefusedException {
        CardInformation words = card.information();
        boolean roomCard = certificate.binding().kind() == CardKind.ROOM;
        String name = words.value(roomCard ? CardInformation.TITLE : CardInformation.NAME)
                .orElse("");
        boolean agree = words.isRoomCard() == roomCard
                && words.value(CardInformation.CITY)
                        .filter(certificate.binding().city()::equals)
                        .isPresent()
                && words.value(CardInformation.OWNER)
                        .filter(certificate.binding().owner()::equals)
                        .isPresent()
                && words.value(CardInformation.ROOM)
                        .orElse("")
                        .equals(certificate.binding().room())
                && CardNames.cut(name).equals(certificate.name());
        if (!agree) {
            throw RefusedException.because(CardReasons.WRONG_TEXT.saying(
                    "The card says something else about its owner than the city has signed; it is worth nothing."));
        }
        return words.entries();
    }

    private static Reason reason(PngException broken, ByteBuffer file) {
        return switch (broken.fault()) {
            case TRUNCATED, DAMAGED -> CardReasons.DAMAGED;
            case TOO_LARGE -> CardReasons.TOO_LARGE;
            case MALFORMED -> CardReasons.EDITED;
            case NOT_PNG, NO_CARD_FORM ->
                switch (PictureKind.of(file)) {
                    case CARD -> CardReasons.EDITED;
                    case CARD_OF_2009 -> CardReasons.OLD_CARD;
                    case PNG -> CardReasons.RE_ENCODED;
                    case OTHER_PICTURE -> NO_PNG;
                    case NO_PICTURE -> CardReasons.NO_PICTURE;
                };
        };
    }
}
