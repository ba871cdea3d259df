package org.videocity.core.identity.internal;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.HexFormat;

/** Network addresses as texts. */
final class Addresses {
    private static final int IPV6_NETWORK_BYTES = 8;

    private Addresses() {}

    static String of(InetSocketAddress remote) {
        return remote.isUnresolved()
                ? remote.getHostString()
                : remote.getAddress().getHostAddress();
    }

    /** The part of an address by which its owner is counted: whoever has one IPv6 address has its whole /64. */
    static String network(InetSocketAddress remote) {
        if (remote.getAddress() instanceof Inet6Address six) {
            return HexFormat.of().formatHex(six.getAddress(), 0, IPV6_NETWORK_BYTES);
        }
        return of(remote);
    }
}
