package org.videocity.api.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.videocity.api.CardKind;

/**
 * A card as the city keeps it: without picture and keys.
 *
 * @param serial number of its certificate, lower-case hex digits; names the card
 * @param city that issued it
 * @param kind what it is for
 * @param residentId whose it is, or was: cards outlive a deleted resident until they expire; {@link #OF_CITY} for one of the
 *     city's own
 * @param owner mail address of the resident when it was issued, lower case
 * @param room the room's name below the owner's home; empty for the home and for login cards
 * @param cardHash SHA-256 of the picture's file without certificates and keys, hex digits
 * @param label what the resident calls it; may be empty
 * @param isPublic whether it is the card that a public room offers to everybody
 * @param issued since when
 * @param expires until when
 * @param revocation when and why it was taken back, if it was
 * @param entries how often it was used
 * @param lastUsed when it was used last, if ever
 */
public record StoredCard(
        String serial,
        String city,
        CardKind kind,
        String residentId,
        String owner,
        String room,
        String cardHash,
        String label,
        boolean isPublic,
        Instant issued,
        Instant expires,
        Optional<Revocation> revocation,
        long entries,
        Optional<Instant> lastUsed) {
    /** What stands for a resident on the card of a public room that no resident owns: the city itself issued it. */
    public static final String OF_CITY = "city";

    /**
     * That a card was taken back.
     *
     * @param at when
     * @param why a stable name: {@link #BY_OWNER}, {@link #LOST}, {@link #REPLACED}, …
     */
    public record Revocation(Instant at, String why) {
        /** Its owner took it back. */
        public static final String BY_OWNER = "by-owner";
        /** Its owner lost it, or somebody else may have it. */
        public static final String LOST = "lost";
        /** A new card took its place. */
        public static final String REPLACED = "replaced";
        /** The resident is no more. */
        public static final String RESIDENT_GONE = "resident-gone";
        /** The resident has another address, which is in the name of all their rooms. */
        public static final String MOVED = "moved";
        /** The room is no more, or has another name. */
        public static final String ROOM_GONE = "room-gone";
        /** It was the public card of a room that is private now. */
        public static final String ROOM_PRIVATE = "room-private";
        /** An operator took it back. */
        public static final String BY_OPERATOR = "by-operator";
    }

    public StoredCard {
        city = city.toLowerCase(Locale.ROOT);
        owner = owner.toLowerCase(Locale.ROOT);
    }

    /** Makes the record of a card that nobody has used. */
    public static StoredCard fresh(
            String serial,
            CardKind kind,
            String residentId,
            Holder holder,
            String cardHash,
            String label,
            boolean isPublic,
            Instant issued,
            Instant expires) {
        return new StoredCard(
                serial,
                holder.city(),
                kind,
                residentId,
                holder.owner(),
                holder.room(),
                cardHash,
                label,
                isPublic,
                issued,
                expires,
                Optional.empty(),
                0,
                Optional.empty());
    }

    /**
     * Whose home or room a card is for.
     *
     * @param city the city
     * @param owner mail address of the resident
     * @param room empty for the home and for login cards
     */
    public record Holder(String city, String owner, String room) {}

    /** Tells whether the city itself issued it, for a room that no resident owns. */
    public boolean isOfCity() {
        return residentId.equals(OF_CITY);
    }

    /** Returns the card as it is once it was taken back. */
    public StoredCard revoked(Revocation now) {
        return new StoredCard(
                serial,
                city,
                kind,
                residentId,
                owner,
                room,
                cardHash,
                label,
                isPublic,
                issued,
                expires,
                Optional.of(now),
                entries,
                lastUsed);
    }

    /** Tells whether it neither expired nor was taken back. */
    public boolean holds(Instant now) {
        return revocation.isEmpty() && now.isBefore(expires);
    }
}
