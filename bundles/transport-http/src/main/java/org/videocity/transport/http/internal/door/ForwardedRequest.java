package org.videocity.transport.http.internal.door;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as its client made it, before a proxy handed it over. */
final class ForwardedRequest extends HttpServletRequestWrapper {
    private static final String HOST = "Host";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final HttpServletResponse response;
    private final Origin origin;

    ForwardedRequest(HttpServletRequest request, HttpServletResponse response, Origin origin) {
        super(request);
        this.response = response;
        this.origin = origin;
    }

    @Override
    public String getRemoteAddr() {
        return origin.client().getHostAddress();
    }

    @Override
    public String getRemoteHost() {
        return getRemoteAddr();
    }

    /** Proxies do not say; no port is anybody's. */
    @Override
    public int getRemotePort() {
        return 0;
    }

    @Override
    public boolean isSecure() {
        return origin.secure().orElseGet(super::isSecure);
    }

    @Override
    public String getScheme() {
        return isSecure() ? "https" : "http";
    }

    @Override
    public String getServerName() {
        return origin.host().map(ForwardedRequest::name).orElseGet(super::getServerName);
    }

    @Override
    public int getServerPort() {
        return origin.host()
                .map(host -> host.substring(name(host).length()))
                .filter(port -> port.startsWith(":"))
                .map(port -> Integer.valueOf(port.substring(1)))
                .or(origin::port)
                .orElseGet(() -> origin.secure().isPresent() ? (isSecure() ? HTTPS : HTTP) : super.getServerPort());
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(HOST)
                ? origin.host().orElseGet(() -> super.getHeader(name))
                : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(HOST) && origin.host().isPresent()
                ? Collections.enumeration(List.of(origin.host().get()))
                : super.getHeaders(name);
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(getScheme() + "://" + getHeader(HOST)).append(getRequestURI());
    }

    /** What answers later shall see this request, too. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response);
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
