package org.videocity.transport.http.internal.door;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what proxies say about the request they hand over: {@code X-Forwarded-For}, {@code -Proto}, {@code -Host}, {@code
 * -Port}, or {@code Forwarded} (RFC 7239), as the operator says: what a proxy does not write itself it hands over as the
 * client wrote it (section 8.1). Each proxy adds to the right; only what was added by a trusted one counts, so the client is
 * the rightmost address that is no trusted proxy, whatever a client wrote to the left of it.
 */
final class Forwarding {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final int MAX_HOPS = 32;
    private static final int MAX_CHARS = 2048;
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.\\-]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private Forwarding() {}

    /** Which headers the trusted proxies write; the others are anybody's. */
    enum Headers {
        X_FORWARDED,
        FORWARDED;

        /** Reads an operator's word. A word nobody knows is said in the log and counts as the usual ones. */
        static Headers of(String word) {
            String tidy = word.strip().toUpperCase(Locale.ROOT);
            if (!tidy.equals(FORWARDED.name()) && !tidy.equals("X-FORWARDED")) {
                LOG.error("proxyHeaders: '{}' is none of X-FORWARDED, FORWARDED; it counts as the first", word);
            }
            return tidy.equals(FORWARDED.name()) ? FORWARDED : X_FORWARDED;
        }
    }

    /** What one proxy says about whoever asked it. */
    private record Hop(Optional<InetAddress> from, Optional<String> host, Optional<String> proto) {}

    /** Tells whether somebody claims to hand over another's request. */
    static boolean isClaimed(Function<String, List<String>> headers) {
        return !headers.apply("X-Forwarded-For").isEmpty()
                || !headers.apply("Forwarded").isEmpty();
    }

    /**
     * Reads the headers of a request that a trusted proxy handed over.
     *
     * @param headers all values of a header, in order
     * @param written which of them the proxy writes
     */
    static Origin read(Function<String, List<String>> headers, Headers written, TrustedProxies trusted) {
        List<Hop> hops = written == Headers.FORWARDED ? combined(headers) : separate(headers);
        int index = hops.size() - 1;
        while (index > 0 && hops.get(index).from().filter(trusted::contains).isPresent()) {
            index--;
        }
        if (index < 0) {
            return Origin.hidden();
        }
        Hop asked = hops.get(index);
        Optional<Integer> port = Optional.of(written)
                .filter(Headers.X_FORWARDED::equals)
                .flatMap(usual -> last(headers, "X-Forwarded-Port"))
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::valueOf);
        return new Origin(
                asked.from().orElse(Origin.NOBODY_KNOWS),
                asked.host().filter(host -> HOST.matcher(host).matches()),
                asked.proto().map(proto -> proto.equalsIgnoreCase("https") || proto.equalsIgnoreCase("wss")),
                port);
    }

    private static List<Hop> separate(Function<String, List<String>> headers) {
        List<String> from = words(headers, "X-Forwarded-For");
        List<String> hosts = words(headers, "X-Forwarded-Host");
        List<String> protos = words(headers, "X-Forwarded-Proto");
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            hops.add(new Hop(address(from.get(i)), beside(hosts, i, from.size()), beside(protos, i, from.size())));
        }
        return hops;
    }

    /** A list as long as that of addresses grew with it; of any other, what the nearest proxy wrote counts. */
    private static Optional<String> beside(List<String> values, int index, int addresses) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(values.size() == addresses ? values.get(index) : values.get(values.size() - 1));
    }

    /** RFC 7239 section 4: {@code for=…;host=…;proto=…}, elements separated by commas; values may be quoted. */
    private static List<Hop> combined(Function<String, List<String>> headers) {
        List<Hop> hops = new ArrayList<>();
        for (String element : words(headers, "Forwarded")) {
            Map<String, String> pairs = new TreeMap<>();
            for (String pair : element.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    pairs.put(
                            pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                            unquoted(pair.substring(equals + 1).strip()));
                }
            }
            hops.add(new Hop(
                    address(pairs.getOrDefault("for", "")),
                    Optional.ofNullable(pairs.get("host")),
                    Optional.ofNullable(pairs.get("proto"))));
        }
        return hops;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replace("\\", "") : value;
    }

    /** With or without a port; a hidden one ({@code unknown}, {@code _name}) is absent. */
    static Optional<InetAddress> address(String text) {
        String bare = text.strip();
        if (bare.startsWith("[")) {
            int end = bare.indexOf(']');
            return end < 0 ? Optional.empty() : TrustedProxies.literal(bare.substring(0, end + 1));
        }
        int colon = bare.indexOf(':');
        boolean hasPort = colon > 0 && colon == bare.lastIndexOf(':');
        return TrustedProxies.literal(hasPort ? bare.substring(0, colon) : bare);
    }

    private static Optional<String> last(Function<String, List<String>> headers, String name) {
        List<String> words = words(headers, name);
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(words.size() - 1));
    }

    /** The rightmost ones where there are too many: those were written nearest to us. */
    private static List<String> words(Function<String, List<String>> headers, String name) {
        String all = String.join(",", headers.apply(name));
        String near = all.length() > MAX_CHARS ? all.substring(all.length() - MAX_CHARS) : all;
        List<String> words = Arrays.stream(near.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        return words.size() > MAX_HOPS ? words.subList(words.size() - MAX_HOPS, words.size()) : words;
    }
}
