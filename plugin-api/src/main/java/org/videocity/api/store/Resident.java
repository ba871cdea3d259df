package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who has a home here.
 *
 * @param id stable and unique in the store, never shown as an address; 1 to 32 letters and digits
 * @param city host name of the city, lower case
 * @param address the confirmed e-mail address, lower case; the owner part of every room's id
 * @param name full name for people
 * @param keywords what they say of themselves; at most 20 of at most 40 characters
 * @param photo a square picture, if there is one
 * @param state whether they may sign in
 * @param created since when
 * @param revision counts changes; a change is refused when it is not the stored one
 */
public record Resident(
        String id,
        String city,
        String address,
        String name,
        List<String> keywords,
        Optional<BlobId> photo,
        State state,
        Instant created,
        long revision) {
    /** Whether somebody may sign in. */
    public enum State {
        ACTIVE,
        /** Signed out and kept out by an operator; everything stays. */
        LOCKED
    }

    public Resident {
        city = city.toLowerCase(Locale.ROOT);
        address = address.toLowerCase(Locale.ROOT);
        Keywords.check(keywords, "A person");
        keywords = List.copyOf(keywords);
    }

    /** Somebody who says nothing of themselves yet. */
    public Resident(
            String id,
            String city,
            String address,
            String name,
            Optional<BlobId> photo,
            State state,
            Instant created,
            long revision) {
        this(id, city, address, name, List.of(), photo, state, created, revision);
    }

    /** Tells whether they may sign in. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** Returns the same under another name for people. */
    public Resident named(String newName) {
        return new Resident(id, city, address, newName, keywords, photo, state, created, revision);
    }

    /** Returns the same with other keywords. */
    public Resident about(List<String> newKeywords) {
        return new Resident(id, city, address, name, newKeywords, photo, state, created, revision);
    }

    /** Returns the same with another picture, or none. */
    public Resident pictured(Optional<BlobId> newPhoto) {
        return new Resident(id, city, address, name, keywords, newPhoto, state, created, revision);
    }

    /** Returns the same in another state. */
    public Resident in(State newState) {
        return new Resident(id, city, address, name, keywords, photo, newState, created, revision);
    }
}
