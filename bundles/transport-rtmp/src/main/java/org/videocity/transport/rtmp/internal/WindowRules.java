package org.videocity.transport.rtmp.internal;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in which class a viewer is and how large the windows of a publication are for that class; read from the
 * configuration once and replaced as a whole when that changes. What is not understood there is logged and left out.
 * Immutable.
 */
final class WindowRules {
    /** The class of viewers that neither chose one nor come from an address that has one. */
    static final String USUAL = "usual";

    private static final Logger LOG = LoggerFactory.getLogger(WindowRules.class);
    private static final String ANY = "*";

    private final WindowMeasure usual;
    private final Set<String> choosable;
    private final Map<String, List<AddressRange>> classes = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    /** One entry of {@code windows}: whom it is for, and what it changes of the usual. */
    private record Rule(Pattern publications, String viewerClass, WindowMeasure measure) {
        boolean fits(String publication, String viewers) {
            return (viewerClass.equals(ANY) || viewerClass.equals(viewers))
                    && publications.matcher(publication).matches();
        }
    }

    WindowRules(RtmpConfig config) {
        usual = WindowMeasure.of(config);
        choosable = new TreeSet<>(entries(config.delayClasses(), "[;,\\s]+"));
        for (String entry : entries(config.viewerClasses(), ";")) {
            understand("viewerClasses", entry, this::addClass);
        }
        for (String entry : entries(config.windows(), ";")) {
            understand("windows", entry, this::addRule);
        }
    }

    /**
     * Returns the class of a viewer.
     *
     * @param wish what it chose itself, if it did
     * @param from its address
     */
    String viewerClass(Optional<String> wish, InetAddress from) {
        if (wish.isPresent() && choosable.contains(wish.get())) {
            return wish.get();
        }
        for (Map.Entry<String, List<AddressRange>> each : classes.entrySet()) {
            if (each.getValue().stream().anyMatch(range -> range.contains(from))) {
                return each.getKey();
            }
        }
        return USUAL;
    }

    /**
     * Returns the measure of windows; the first entry that fits decides.
     *
     * @param publication path of the room and name of the stream
     */
    WindowMeasure measure(String publication, String viewerClass) {
        for (Rule rule : rules) {
            if (rule.fits(publication, viewerClass)) {
                return rule.measure;
            }
        }
        return usual;
    }

    private void addClass(String entry) {
        int equals = entry.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("it reads <class> = <range> <range>");
        }
        classes.put(
                entry.substring(0, equals).strip(),
                Arrays.stream(entry.substring(equals + 1).strip().split("\\s+"))
                        .map(AddressRange::parse)
                        .toList());
    }

    private void addRule(String entry) {
        int colon = entry.lastIndexOf(':');
        String[] whom = entry.substring(0, Math.max(0, colon)).strip().split("\\s+");
        if (colon < 1 || whom.length > 2) {
            throw new IllegalArgumentException("it reads <room>/<stream> [<class>]: pictures=<n> millis=<n> bytes=<n>");
        }
        Map<String, Integer> changes = new LinkedHashMap<>();
        for (String change : entry.substring(colon + 1).strip().split("\\s+")) {
            int equals = change.indexOf('=');
            String name = equals < 1 ? change : change.substring(0, equals);
            if (!Set.of("pictures", "viewers", "millis", "bytes").contains(name) || equals < 1) {
                throw new IllegalArgumentException("'" + change + "' is not pictures=, viewers=, millis= or bytes=");
            }
            changes.put(name, Math.max(name.equals("viewers") ? 0 : 1, Integer.parseInt(change.substring(equals + 1))));
        }
        WindowMeasure measure = new WindowMeasure(
                changes.getOrDefault("pictures", usual.pictures()),
                changes.getOrDefault("viewers", usual.mergeFromViewers()),
                changes.getOrDefault("millis", usual.millis()),
                changes.getOrDefault("bytes", usual.bytes()));
        rules.add(new Rule(pattern(whom[0]), whom.length == 2 ? whom[1] : ANY, measure));
    }

    /** A star stands for any characters. */
    private static Pattern pattern(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static List<String> entries(String[] values, String separator) {
        return Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(separator)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static void understand(String setting, String entry, Consumer<String> reader) {
        try {
            reader.accept(entry);
        } catch (IllegalArgumentException e) {
            LOG.error("'{}' in {} of org.videocity.transport.rtmp is left out: {}", entry, setting, e.getMessage());
        }
    }
}
