package org.videocity.core.identity.internal;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the cookies of this installation are called: browsers send them to every port of a host. */
@Component(service = CookieNames.class, immediate = true)
public final class CookieNames {
    private static final int ID_CHARS = 10;

    private final IdentitySettings settings;
    private final String ownId;

    /** Made by the component runtime. */
    @Activate
    public CookieNames(@Reference IdentitySettings settings, BundleContext context) {
        this(settings, String.valueOf(context.getProperty("karaf.data")));
    }

    /**
     * Makes names for an installation.
     *
     * @param place what tells it from others on the same host: its data folder
     */
    CookieNames(IdentitySettings settings, String place) {
        this.settings = settings;
        this.ownId = Secrets.hash(place).substring(0, ID_CHARS);
    }

    /** RFC 6265bis section 4.1.3.2: {@code __Host-} makes browsers insist on Secure, Path=/ and no Domain. */
    String session(boolean secure) {
        String configured = settings.now().cookieId().strip();
        String id = configured.matches("[A-Za-z0-9]{1,32}") ? configured : ownId;
        return (secure ? "__Host-" : "") + "videocity-" + id;
    }

    /** What ties a challenge to the browser that asked for it. */
    String beforeSession(boolean secure) {
        return session(secure) + "-pre";
    }

    /** The cookie of a guest who holds visit passes. */
    String visit(boolean secure) {
        return session(secure) + "-visit";
    }
}
