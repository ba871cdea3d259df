package org.videocity.api.identity;

import java.util.Map;

/**
 * Who somebody is. One identity may be present many times (tabs, phones); they are told apart as members.
 *
 * @param id unique and stable, for example {@code key:3f2a…} or {@code guest:127.0.0.1}
 * @param kind how it was proven: {@code guest} (not at all), {@code stream-key}, later {@code resident}
 * @param displayName a name for people
 * @param attributes what the authenticator adds, for example the key's id; never a secret
 */
public record Identity(String id, String kind, String displayName, Map<String, String> attributes) {
    public static final String GUEST = "guest";
    public static final String STREAM_KEY = "stream-key";

    public Identity {
        attributes = Map.copyOf(attributes);
    }

    /** Tells whether nothing proves who this is. */
    public boolean isGuest() {
        return kind.equals(GUEST);
    }
}
