package org.videocity.api.softcard;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.videocity.api.CardKind;
import org.videocity.api.RoomId;

/**
 * What a city's signature ties together: whose card it is, what for, and the exact bytes of the picture. It is read from the
 * certificate's extension and from nowhere else; texts in the picture and addresses prove nothing.
 *
 * @param kind what the card is for
 * @param city the city that issued it, host name, lower case; worth nothing in another
 * @param owner mail address of the resident, lower case
 * @param room the room's name below the owner's home; empty for the home and for every login card
 * @param cardHash SHA-256 of the file without its certificates and keys, 64 lower-case hex digits
 */
public record CardBinding(CardKind kind, String city, String owner, String room, String cardHash) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Refuses what cannot be on a card.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public CardBinding {
        Objects.requireNonNull(kind, "kind");
        city = city.toLowerCase(Locale.ROOT);
        owner = owner.toLowerCase(Locale.ROOT);
        Objects.requireNonNull(room, "room");
        if (!isHash(cardHash)) {
            throw new IllegalArgumentException("A card's hash is 64 lower-case hexadecimal digits");
        }
        if (kind == CardKind.LOGIN && !room.isEmpty()) {
            throw new IllegalArgumentException("A login card names no room");
        }
    }

    /** Tells whether a text is a hash as cards carry it. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /**
     * Returns the room of a visiting card; absent for a login card.
     *
     * @throws IllegalArgumentException when what was signed names no room that can exist
     */
    public Optional<RoomId> roomId() {
        return kind == CardKind.ROOM ? Optional.of(new RoomId(city, owner, room)) : Optional.empty();
    }
}
