package org.videocity.api.identity;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody shows to be let in.
 *
 * @param kind what it is: {@link #GUEST}, {@link #STREAM_KEY}, {@link #SESSION}, or a name a plug-in chose
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

    @Override
    public String toString() {
        return "Credentials[" + kind + " over " + transport + " from " + remote + "]";
    }
}
