package org.videocity.transport.http.internal.socket;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a page may open a WebSocket here (RFC 6455 section 10.2). Clients that are no browsers send no Origin and
 * may; the city's own pages may; others only when the operator names them.
 */
final class OriginRule {
    private static final String ANY = "*";

    private final Set<String> allowed;

    OriginRule(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * Decides.
     *
     * @param origin the header Origin, null without one
     * @param host the header Host, with the port where it is not the scheme's own
     */
    boolean allows(@Nullable String origin, @Nullable String host) {
        if (origin == null || allowed.contains(ANY) || allowed.contains(origin)) {
            return true;
        }
        if (host == null) {
            return false;
        }
        try {
            URI page = URI.create(origin);
            return page.getAuthority() != null
                    && withPort(page, page.getAuthority()).equals(withPort(page, host));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String withPort(URI page, String authority) {
        String plain = authority.toLowerCase(Locale.ROOT);
        int colon = plain.lastIndexOf(':');
        if (colon > plain.lastIndexOf(']')) {
            return plain;
        }
        return plain + ("https".equals(page.getScheme()) ? ":443" : ":80");
    }
}
