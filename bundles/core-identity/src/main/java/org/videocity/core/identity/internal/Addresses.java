package org.videocity.core.identity.internal;

import java.net.InetSocketAddress;

/** Network addresses as texts. */
final class Addresses {
    private Addresses() {}

    static String of(InetSocketAddress remote) {
        return remote.isUnresolved()
                ? remote.getHostString()
                : remote.getAddress().getHostAddress();
    }
}
