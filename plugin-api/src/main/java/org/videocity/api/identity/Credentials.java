package org.videocity.api.identity;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody shows to be let in.
 *
 * @param kind what it is: {@link #GUEST}, {@link #STREAM_KEY}, {@link #SESSION}, {@link #BROWSER}, or a name a plug-in chose
 * @param attributes its parts, for example {@code key}
 * @param transport name of the transport it came through
 * @param remote where from
 * @param channelBinding a value that ties the proof to the connection (RFC 5056), where there is one
 */
public record Credentials(
        String kind,
        Map<String, String> attributes,
        String transport,
        InetSocketAddress remote,
        Optional<String> channelBinding) {
    /** Nothing is shown. Attribute {@code name}: the name the guest chose, optional. */
    public static final String GUEST = "guest";
    /** Attribute {@code key}: the secret as issued. */
    public static final String STREAM_KEY = "stream-key";

    /** Attributes {@code token}: the session's token, and {@code city}: the city that was asked. */
    public static final String SESSION = "session";

    /**
     * What a browser sends along: whoever has a session of that city in a cookie is that resident, everybody else a guest.
     * Attributes {@code city}, {@code name} (the name a guest chose, optional), {@code languages} (see {@link #reading}) and
     * {@code cookie.<name>}.
     */
    public static final String BROWSER = "browser";

    private static final int MAX_COOKIE_CHARS = 256;
    private static final int MAX_LANGUAGES_CHARS = 256;
    private static final String LANGUAGES = "languages";

    public Credentials {
        attributes = Map.copyOf(attributes);
    }

    /** Somebody who shows nothing. */
    public static Credentials guest(String transport, InetSocketAddress remote) {
        return new Credentials(GUEST, Map.of(), transport, remote, Optional.empty());
    }

    /** Somebody who shows a stream key. */
    public static Credentials streamKey(String key, String transport, InetSocketAddress remote) {
        return new Credentials(STREAM_KEY, Map.of("key", key), transport, remote, Optional.empty());
    }

    /** Somebody who is signed in. */
    public static Credentials session(String token, String city, String transport, InetSocketAddress remote) {
        return new Credentials(SESSION, Map.of("token", token, "city", city), transport, remote, Optional.empty());
    }

    /**
     * A browser with its cookies, of which only short ones of this kind of city are taken.
     *
     * @param cookies values by name
     * @param guestName the name somebody chose who turns out to be a guest; may be empty
     */
    public static Credentials browser(
            Map<String, String> cookies, String city, String guestName, String transport, InetSocketAddress remote) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("city", city);
        if (!guestName.isEmpty()) {
            attributes.put("name", guestName);
        }
        cookies.forEach((name, value) -> {
            if (name.contains("videocity-") && name.length() + value.length() <= MAX_COOKIE_CHARS) {
                attributes.put("cookie." + name, value);
            }
        });
        return new Credentials(BROWSER, attributes, transport, remote, Optional.empty());
    }

    /**
     * Returns the same of a browser that says what its user reads.
     *
     * @param accepted languages as in RFC 9110 section 12.5.4; more than a few are taken for none
     */
    public Credentials reading(String accepted) {
        if (accepted.isBlank() || accepted.length() > MAX_LANGUAGES_CHARS) {
            return this;
        }
        Map<String, String> more = new HashMap<>(attributes);
        more.put(LANGUAGES, accepted);
        return new Credentials(kind, more, transport, remote, channelBinding);
    }

    /** Returns what a browser says that its user reads; empty where it says nothing. */
    public String languages() {
        return attributes.getOrDefault(LANGUAGES, "");
    }

    @Override
    public String toString() {
        return "Credentials[" + kind + " over " + transport + " from " + remote + "]";
    }
}
