package org.videocity.api.softcard;

import org.videocity.api.Reason;

/** Why a card, or the wish for one, is refused; the names are stable, the sentences may say more. */
public final class CardReasons {
    public static final Reason NO_PICTURE =
            new Reason("no-picture", "This is no picture. A card is a PNG picture: ask for the file.");
    public static final Reason NOT_A_CARD = new Reason("not-a-card", "This is no card that a city here knows.");
    public static final Reason OLD_CARD = new Reason(
            "old-card",
            "This is a card of 2009. It cannot be trusted any more; ask its owner for a new one, or make one here.");
    public static final Reason RE_ENCODED = new Reason(
            "re-encoded",
            "This picture was re-encoded by the program that sent it, which removes what makes it a card: ask for the"
                    + " file.");
    public static final Reason DAMAGED =
            new Reason("damaged", "The file is damaged or was cut off on its way: ask for it again.");
    public static final Reason NOT_ISSUED =
            new Reason("not-issued", "This card was never issued: no city has signed it.");
    public static final Reason EDITED = new Reason(
            "edited", "This card was changed after it was issued; only the unaltered file is worth anything.");
    public static final Reason OTHER_CITY =
            new Reason("other-city", "Another city issued this card; it is worth something only there.");
    public static final Reason NOT_YET =
            new Reason("not-yet", "This card does not hold yet; look whether the clock is right.");
    public static final Reason EXPIRED = new Reason("expired", "This card has expired; ask for a new one.");
    public static final Reason REVOKED =
            new Reason("revoked", "This card was taken back or replaced; ask for a new one.");
    public static final Reason UNKNOWN_CARD = new Reason(
            "unknown-card", "The city signed this card, but keeps no record of it any more; ask for a new one.");
    public static final Reason WRONG_KIND = new Reason(
            "wrong-kind", "That is the wrong kind of card: a login card and a visiting card are not the same.");
    public static final Reason TOO_LARGE =
            new Reason("too-large", "That is larger than a card may be: 2 MiB and 2048 by 2048 pixels.");
    public static final Reason BAD_KEYS = new Reason(
            "bad-keys",
            "The keys in this card are not encrypted the way keys of cards are; do not send it to anybody.");
    public static final Reason NO_KEYS = new Reason(
            "no-keys",
            "This login card carries no key any more, so that it opens nothing: take the file as it was saved.");
    public static final Reason BAD_SIGNATURE =
            new Reason("bad-signature", "The signature was not made with the key of this card.");

    /** The signed request for a certificate (PKCS#10) cannot be read or was not signed with the key in it. */
    public static final Reason BAD_REQUEST = new Reason(
            "bad-request", "The request for the card's certificate cannot be read or is not signed with its own key.");
    /** The key in the request is of a kind or size that is not taken. */
    public static final Reason WEAK_KEY =
            new Reason("weak-key", "That kind of key is not taken: RSA with 3072 or 4096 bits, or P-256.");
    /** What the picture says is not what the city knows about the room and its owner. */
    public static final Reason WRONG_TEXT =
            new Reason("wrong-text", "The card says something else than the city knows about this room.");

    /** The city cannot draw a card of its own here. */
    public static final Reason NO_DRAWING = new Reason(
            "no-drawing", "Pictures cannot be drawn on this machine; the operator's log says what is missing.");

    private CardReasons() {}
}
