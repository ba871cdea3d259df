package org.videocity.transport.http.internal.door;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.city.City;
import org.videocity.api.city.CityDirectory;
import org.videocity.transport.http.internal.CityLink;
import org.videocity.transport.http.internal.HttpConfiguration;
import org.videocity.transport.http.internal.live.LiveAddress;

/**
 * What every request passes, before any servlet of any bundle sees it. It finds out who asks where a trusted proxy stands
 * between, turns away whoever asks for a city that is none, and lets nothing be done over an insecure connection from
 * another machine where there is a secure one. Thread: any.
 */
public final class FrontDoor implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    /** The attribute that holds the secure address of a page that was asked for insecurely. */
    private static final String SECURE_ADDRESS = FrontDoor.class.getName() + ".secure";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Asked by machines that know an address and no city. */
    private static final Set<String> ANY_HOST = Set.of("/health", "/metrics", "/~probe");

    private static final String LIVE_SOCKET = "/ws/live";
    private static final String SOCKETS = "/ws/";

    private final CityLink city;
    private final SecurePort secure;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile TrustedProxies trusted;
    private volatile Forwarding.Headers written;
    private volatile long hstsSeconds;

    /** Opens. */
    public FrontDoor(CityLink city, SecurePort secure, HttpConfiguration configuration) {
        this.city = city;
        this.secure = secure;
        this.trusted = TrustedProxies.of(configuration.trustedProxies());
        this.written = Forwarding.Headers.of(configuration.proxyHeaders());
        this.hstsSeconds = configuration.hstsSeconds();
    }

    /** Takes other settings, for requests that come from now on. */
    public void reconfigure(HttpConfiguration configuration) {
        trusted = TrustedProxies.of(configuration.trustedProxies());
        written = Forwarding.Headers.of(configuration.proxyHeaders());
        hstsSeconds = configuration.hstsSeconds();
        warned.set(false);
    }

    /** Returns the secure address of the page asked for; absent where it may be shown as it is. */
    public static Optional<SecureAddress> secureAddress(HttpServletRequest request) {
        return Optional.ofNullable((SecureAddress) request.getAttribute(SECURE_ADDRESS));
    }

    @Override
    public void doFilter(ServletRequest arrived, ServletResponse answered, FilterChain next)
            throws IOException, ServletException {
        if (!(arrived instanceof HttpServletRequest request) || !(answered instanceof HttpServletResponse response)) {
            next.doFilter(arrived, answered);
            return;
        }
        HttpServletRequest asked = asMade(request, response);
        String path = path(asked);
        if (!ANY_HOST.contains(path)) {
            Optional<CityDirectory> cities = city.cities();
            Optional<City> meant = cities.flatMap(known -> known.ofHost(asked.getServerName()));
            if (cities.isPresent() && meant.isEmpty()) {
                DoorAnswers.unknownHost(asked, response, asked.getServerName());
                return;
            }
            Optional<SecureAddress> better = better(asked, asked != request, meant);
            if (better.isPresent() && isAct(asked, path)) {
                DoorAnswers.insecure(asked, response, better.get().url());
                return;
            }
            better.ifPresent(address -> asked.setAttribute(SECURE_ADDRESS, address));
            if (asked.isSecure() && asked == request && secure.hasConfiguredCertificate() && hstsSeconds > 0) {
                response.setHeader("Strict-Transport-Security", "max-age=" + hstsSeconds);
            }
        }
        next.doFilter(asked.isSecure() ? new SecureRequest(asked, response) : asked, response);
    }

    /** Returns the request as its client made it. */
    private HttpServletRequest asMade(HttpServletRequest request, HttpServletResponse response) {
        Optional<InetAddress> peer = TrustedProxies.literal(request.getRemoteAddr());
        if (peer.isEmpty() || !Forwarding.isClaimed(name -> values(request, name))) {
            return request;
        }
        if (trusted.contains(peer.get())) {
            return new ForwardedRequest(
                    request, response, Forwarding.read(name -> values(request, name), written, trusted));
        }
        if (!peer.get().isLoopbackAddress()) {
            return request;
        }
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "A proxy at {} hands requests over and is not among trustedProxies in org.videocity.transport.http:"
                            + " everybody behind it counts as one address, and as insecure",
                    request.getRemoteAddr());
        }
        return new ForwardedRequest(request, response, Origin.hidden());
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    /** Returns the secure address for what was asked over an insecure one from another machine, where there is one. */
    private Optional<SecureAddress> better(HttpServletRequest asked, boolean forwarded, Optional<City> meant) {
        boolean fromHere = TrustedProxies.literal(asked.getRemoteAddr())
                .filter(InetAddress::isLoopbackAddress)
                .isPresent();
        if (asked.isSecure() || fromHere) {
            return Optional.empty();
        }
        String query = asked.getQueryString() == null ? "" : "?" + asked.getQueryString();
        Optional<String> base = forwarded
                ? meant.map(City::publicUrl).filter(url -> url.startsWith("https:"))
                : secure.port().stream()
                        .mapToObj(port -> "https://" + asked.getServerName() + (port == 443 ? "" : ":" + port))
                        .findFirst();
        boolean own = !forwarded && !secure.hasConfiguredCertificate();
        return base.map(url -> new SecureAddress(url + asked.getRequestURI() + query, own));
    }

    /** Live media and what can only be read may be read along. */
    private static boolean isAct(HttpServletRequest asked, String path) {
        boolean live = path.equals(LIVE_SOCKET) || LiveAddress.parse("", path).isPresent();
        return !live && (!READING.contains(asked.getMethod()) || path.startsWith(SOCKETS));
    }

    private static String path(HttpServletRequest request) {
        String below = request.getPathInfo();
        return request.getServletPath() + (below == null ? "" : below);
    }
}
