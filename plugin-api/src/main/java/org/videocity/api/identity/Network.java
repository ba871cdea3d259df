package org.videocity.api.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What limits and bans by address count as one: an IPv4 address, or the /64 of an IPv6 one, since whoever is given one address
 * of it is given them all (RFC 4291 section 2.5.1, RFC 8981). An IPv4 address written as IPv6 is the IPv4 one, and interfaces
 * make no difference.
 *
 * @param name such as {@code 192.0.2.7}, {@code 2001:db8:0:1::/64}; loopback is an address, {@code 0:0:0:0:0:0:0:1}
 */
public record Network(String name) {
    private static final String LOOPBACK_4 = "127.";
    private static final String LOOPBACK_6 = "0:0:0:0:0:0:0:1";
    private static final int GROUPS_OF_64_BITS = 4;

    /** Returns the network of whoever is at the other end; of a host that was not looked up, its name. */
    public static Network of(InetSocketAddress remote) {
        return remote.isUnresolved() ? new Network(remote.getHostString()) : of(remote.getAddress());
    }

    /** Returns the network an address belongs to. */
    public static Network of(InetAddress address) {
        InetAddress plain = plain(address);
        if (!(plain instanceof Inet6Address) || plain.isLoopbackAddress()) {
            return new Network(plain.getHostAddress());
        }
        ShortBuffer groups = ByteBuffer.wrap(plain.getAddress()).asShortBuffer();
        return new Network(IntStream.range(0, GROUPS_OF_64_BITS)
                .mapToObj(group -> Integer.toHexString(Short.toUnsignedInt(groups.get(group))))
                .collect(Collectors.joining(":", "", "::/64")));
    }

    /** Returns an address without its interface; made of bytes, one that stands for an IPv4 address becomes that. */
    private static InetAddress plain(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    /** Tells whether that is this machine. */
    public boolean isLoopback() {
        return name.startsWith(LOOPBACK_4) || name.equals(LOOPBACK_6);
    }
}
