package org.videocity.api.identity;

import java.util.Map;

/**
 * Who somebody is. One identity may be present many times (tabs, phones); they are told apart as members.
 *
 * @param id unique and stable, for example {@code key:3f2a…} or {@code guest:127.0.0.1}
 * @param kind how it was proven: {@code guest} (not at all), {@code stream-key}, {@code plug-in} (it is part of the city),
 *     {@code resident} (signed in)
 * @param displayName a name for people
 * @param attributes what the authenticator adds, for example the key's id; never a secret
 */
public record Identity(String id, String kind, String displayName, Map<String, String> attributes) {
    public static final String GUEST = "guest";
    public static final String STREAM_KEY = "stream-key";
    /** Somebody with a home here, signed in; see {@link #RESIDENT_ADDRESS}, {@link #RESIDENT_CITY}. */
    public static final String RESIDENT = "resident";
    /** Attribute of a resident: the confirmed mail address, lower case, which is the owner part of their rooms' ids. */
    public static final String RESIDENT_ADDRESS = "address";
    /** Attribute of a resident: the city they live in; they are nobody in another one. */
    public static final String RESIDENT_CITY = "city";
    /** Attribute of a resident: the id of the session they came through, which is no secret. */
    public static final String RESIDENT_SESSION = "session";
    /** Attribute of a resident who has a picture: SHA-256 of its bytes, in the blob space of their id. */
    public static final String RESIDENT_PHOTO = "photo";

    /** Attribute of a guest whose browser holds visit passes ({@link VisitPassService}): which one it is. */
    public static final String VISIT = "visit";

    /** Attribute of such a guest: the {@link Network} they come from. Other guests are known by nothing else. */
    public static final String VISIT_ADDRESS = "network";

    /** Code the operator installed that acts by itself; never the answer to credentials. */
    public static final String PLUG_IN = "plug-in";

    public Identity {
        attributes = Map.copyOf(attributes);
    }

    /** Names a plug-in that publishes by itself, with the name for people that it has anyway. */
    public static Identity plugIn(String name) {
        return plugIn(name, name);
    }

    /**
     * Names a plug-in that publishes by itself: a test picture, a camera puller, a scheduled play-out.
     *
     * <p>It may publish in every room and takes its own streams over, as the holder of a key does. That is no way in for
     * anybody else: nothing sent over a network becomes such an identity (an authenticator that yields one is refused),
     * so only code running in the city holds it, and such code needs nobody's leave. A plug-in that publishes what others
     * send it passes on their identity instead, never its own.
     *
     * @param name the plug-in's own name, stable and unique, for example its transport's
     * @param displayName a name for people
     */
    public static Identity plugIn(String name, String displayName) {
        return new Identity(PLUG_IN + ":" + name, PLUG_IN, displayName, Map.of());
    }

    /** Tells whether this is a plug-in acting by itself. */
    public boolean isPlugIn() {
        return kind.equals(PLUG_IN);
    }

    /** Tells whether this is somebody with a home here. */
    public boolean isResident() {
        return kind.equals(RESIDENT);
    }

    /** Tells whether somebody was let in by a card, a link or an answered knock, and is a guest otherwise. */
    public boolean isVisitor() {
        return isGuest() && attributes.containsKey(VISIT);
    }

    /** Tells whether nothing proves who this is. */
    public boolean isGuest() {
        return kind.equals(GUEST);
    }
}
