package org.videocity.core.identity.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses by which this machine is reached from its networks, as they stand in the address bar of a browser. A machine
 * may move to another network, so they are looked up again after a while. Thread: any.
 */
final class OwnAddresses implements Supplier<Set<String>> {
    private static final Logger LOG = LoggerFactory.getLogger(OwnAddresses.class);
    private static final long LASTS_NANOS = 30_000_000_000L;
    private static final int GROUPS = 8;

    private final Supplier<? extends Collection<InetAddress>> look;
    private final LongSupplier nanoTime;
    private volatile Set<String> known;
    private volatile long lookedAt;

    OwnAddresses() {
        this(OwnAddresses::ofInterfaces, System::nanoTime);
    }

    OwnAddresses(Supplier<? extends Collection<InetAddress>> look, LongSupplier nanoTime) {
        this.look = look;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong();
        this.known = looked();
    }

    /** Returns them; the same set as before unless they are others now. */
    @Override
    public Set<String> get() {
        long now = nanoTime.getAsLong();
        if (now - lookedAt > LASTS_NANOS) {
            lookedAt = now;
            Set<String> found = looked();
            if (!found.equals(known)) {
                known = found;
            }
        }
        return known;
    }

    private Set<String> looked() {
        return look.get().stream()
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(OwnAddresses::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<InetAddress> ofInterfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .toList();
        } catch (SocketException unknown) {
            LOG.debug("This machine's addresses cannot be listed", unknown);
            return List.of();
        }
    }

    /** Writes an address as browsers do: RFC 5952 section 4 for IPv6. */
    static String text(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        int[] groups = new int[GROUPS];
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = bytes.getShort() & 0xffff;
        }
        int from = GROUPS;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && groups[i + zeros] == 0) {
                zeros++;
            }
            if (zeros > longest) {
                from = i;
                longest = zeros;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
