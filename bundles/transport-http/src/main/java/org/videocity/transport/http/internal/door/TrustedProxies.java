package org.videocity.transport.http.internal.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses whose word about others counts: reverse proxies the operator named. Immutable. */
final class TrustedProxies {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedProxies.class);
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final List<Range> ranges;

    /**
     * Addresses that share their first bits.
     *
     * @param network one of them
     * @param bits how many bits they share
     */
    private record Range(byte[] network, int bits) {
        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i & 7);
                if ((address[i >> 3] & mask) != (network[i >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private TrustedProxies(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** Reads addresses and ranges such as {@code 10.0.0.0/8}; what is neither is said in the log and counts for nothing. */
    static TrustedProxies of(String... configured) {
        List<Range> ranges = new ArrayList<>();
        Arrays.stream(configured)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(word -> range(word)
                        .ifPresentOrElse(
                                ranges::add,
                                () -> LOG.error(
                                        "trustedProxies: '{}' is no address and no range like 10.0.0.0/8", word)));
        return new TrustedProxies(ranges);
    }

    private static Optional<Range> range(String word) {
        int slash = word.indexOf('/');
        Optional<InetAddress> address = literal(slash < 0 ? word : word.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        byte[] network = address.get().getAddress();
        int most = network.length * 8;
        String bits = slash < 0 ? String.valueOf(most) : word.substring(slash + 1);
        return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most
                ? Optional.of(new Range(network, Integer.parseInt(bits)))
                : Optional.empty();
    }

    /** Reads an address literal, an IPv6 one with or without brackets; nothing is ever looked up. */
    static Optional<InetAddress> literal(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }
}
