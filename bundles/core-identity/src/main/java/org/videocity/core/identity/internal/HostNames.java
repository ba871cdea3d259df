package org.videocity.core.identity.internal;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Host names as clients and operators write them. */
final class HostNames {
    private static final int MAX_CHARS = 253;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private HostNames() {}

    /** Tidies what a client asked for: lower case, without the root's dot. */
    static String asked(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Tidies what an operator wrote (RFC 5890: other letters become their ASCII form); absent when it is no host name. */
    static Optional<String> configured(String written) {
        String ascii;
        try {
            ascii = asked(IDN.toASCII(written.strip()));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
        boolean good = ascii.length() <= MAX_CHARS
                && (NAME.matcher(ascii).matches() || isLiteral(ascii))
                && !ascii.contains("..");
        return good ? Optional.of(ascii) : Optional.empty();
    }

    /** Tells whether it is an address and no name. */
    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    /** Tells whether a name means this machine for whoever uses it (RFC 6761 section 6.3). */
    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    /** Tells whether a socket bound to an address can be reached from this machine only. */
    static boolean isLoopbackAddress(String address) {
        return isLoopback(address) || address.startsWith("127.") || address.equals("::1") || address.equals("[::1]");
    }
}
