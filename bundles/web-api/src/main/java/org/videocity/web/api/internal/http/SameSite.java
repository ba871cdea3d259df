package org.videocity.web.api.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.videocity.api.Reason;

/**
 * Keeps pages of other sites from changing anything in a visitor's name: whatever changes something needs a header that a
 * form cannot send and another site's script may not ({@value #HEADER}, for which browsers ask first), and comes from a
 * page of this very origin where the browser says where from (Fetch Metadata, RFC 6454).
 */
final class SameSite {
    static final String HEADER = "X-Videocity";

    static final Reason OTHER_SITE = new Reason(
            "other-site", "Only pages of this city may do that; programs send the header " + HEADER + ": 1.");

    private SameSite() {}

    static Optional<Answer> refusal(HttpServletRequest request) {
        boolean asked = "1".equals(request.getHeader(HEADER));
        String site = request.getHeader("Sec-Fetch-Site");
        boolean siteOk = site == null || site.equals("same-origin") || site.equals("none");
        String origin = request.getHeader("Origin");
        boolean originOk = origin == null || isOwn(origin, request.getHeader("Host"));
        return asked && siteOk && originOk ? Optional.empty() : Optional.of(Answer.problem(403, OTHER_SITE));
    }

    /** Behind a proxy the scheme is the proxy's affair: host and port decide. */
    private static boolean isOwn(String origin, @org.jspecify.annotations.Nullable String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null
                    && host != null
                    && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
