package org.videocity.transport.http.internal.door;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A request over TLS without the city's cookies of insecure pages: browsers send those along, and whoever answers plain HTTP
 * under this host's name, or any host beside it, could have set them. Those of secure pages begin with {@code __Host-}, which
 * browsers take from nobody else (RFC 6265bis section 4.1.3.2).
 */
final class SecureRequest extends HttpServletRequestWrapper {
    /** What names of the city's cookies begin with on insecure pages. */
    private static final String INSECURE = "videocity-";

    private final HttpServletResponse response;

    SecureRequest(HttpServletRequest request, HttpServletResponse response) {
        super(request);
        this.response = response;
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie[] sent = super.getCookies();
        return sent == null
                ? null
                : Arrays.stream(sent)
                        .filter(cookie -> !cookie.getName().startsWith(INSECURE))
                        .toArray(Cookie[]::new);
    }

    /** What answers later shall see this request, too. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }
}
