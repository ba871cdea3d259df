package org.videocity.transport.http.internal;

import java.net.InetSocketAddress;
import java.util.Map;
import org.videocity.api.identity.Credentials;

/** What those show who come over a WebSocket or for a live stream. */
public final class Shown {
    private static final String TRANSPORT = "http";

    private Shown() {}

    /**
     * Takes the key for it; without one the session or the passes of a browser, and without these nothing.
     *
     * @param key empty for none
     * @param cookies what the browser sent along, values by name
     */
    public static Credentials by(String key, Map<String, String> cookies, String city, InetSocketAddress remote) {
        if (!key.isEmpty()) {
            return Credentials.streamKey(key, TRANSPORT, remote);
        }
        Credentials browser = Credentials.browser(cookies, city, "", TRANSPORT, remote);
        boolean mayBeSignedIn = browser.attributes().keySet().stream().anyMatch(name -> name.startsWith("cookie."));
        return mayBeSignedIn ? browser : Credentials.guest(TRANSPORT, remote);
    }
}
