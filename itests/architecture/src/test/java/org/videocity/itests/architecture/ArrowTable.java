package org.videocity.itests.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table of allowed arrows (design.md section 2): which packages the classes of a bundle may refer to. Who adds an
 * arrow adds it here, and says why in the commit.
 */
final class ArrowTable {
    /** Wire bundles know the JDK, and of each other only this. */
    private static final Map<String, List<String>> WIRE = Map.ofEntries(
            Map.entry("wire-bitstream", List.of()),
            Map.entry("wire-amf", List.of()),
            Map.entry("wire-rtp", List.of()),
            Map.entry("wire-stun", List.of()),
            Map.entry("wire-png", List.of()),
            Map.entry("wire-sdp", List.of()),
            Map.entry("wire-flv", List.of("wire.amf", "wire.bitstream")),
            Map.entry("wire-rtmp", List.of("wire.amf")),
            Map.entry("wire-mp4", List.of("wire.bitstream")),
            Map.entry("wire-srtp", List.of("wire.rtp")));

    /** The one library a bundle is about, or the platform API it serves. */
    private static final Map<String, List<String>> LIBRARY = Map.of(
            "transport-rtmp", List.of("io.netty"),
            "transport-http",
                    List.of(
                            "org.eclipse.jetty",
                            "org.apache.felix.http.jetty",
                            "com.fasterxml.jackson",
                            "jakarta.servlet",
                            "org.osgi.service.servlet"),
            "web-api", List.of("com.fasterxml.jackson", "jakarta.servlet", "org.osgi.service.servlet"),
            "core-mail", List.of("jakarta.mail", "org.eclipse.angus.mail"),
            "core-rooms", List.of("javax.xml.stream"),
            "store-jdbc", List.of("com.zaxxer.hikari", "javax.sql"),
            "softcard-x509", List.of("org.bouncycastle"),
            "ops-console", List.of("org.apache.karaf.shell"));

    /** The wire bundles a sample says it uses. */
    private static final Map<String, List<String>> SAMPLE_WIRE =
            Map.of("relay-out", List.of("wire.rtmp", "wire.amf", "wire.flv"));

    private static final List<String> LANGUAGE =
            List.of("java", "javax.crypto", "javax.net", "javax.security", "javax.management");
    private static final List<String> ANNOTATIONS =
            List.of("org.osgi.annotation", "org.osgi.service.component.annotations", "org.jspecify.annotations");
    private static final List<String> PLATFORM = List.of(
            "org.osgi.framework",
            "org.osgi.util.tracker",
            "org.osgi.service.component",
            "org.osgi.service.metatype.annotations",
            "org.osgi.service.cm",
            "org.slf4j");

    private ArrowTable() {}

    /** Lists the roots of the packages a bundle may refer to, its own included. */
    static List<String> allowed(Bundle bundle) {
        List<String> roots = new ArrayList<>(ANNOTATIONS);
        roots.add(bundle.rootPackage());
        roots.addAll(inTheHouse(bundle));
        if (bundle.isContract() || bundle.floor().equals("wire")) {
            roots.add("java");
            if (!bundle.isContract()) {
                roots.add("javax.crypto");
            }
            return roots;
        }
        roots.addAll(LANGUAGE);
        roots.addAll(PLATFORM);
        roots.addAll(LIBRARY.getOrDefault(bundle.name(), List.of()));
        return roots;
    }

    /** Lists the roots of other bundles' packages that a bundle may refer to; their internals are never among them. */
    static List<String> inTheHouse(Bundle bundle) {
        return switch (bundle.floor()) {
            case "plugin" -> List.of();
            case "wire" -> named(WIRE.getOrDefault(bundle.name(), List.of()));
            case "core", "store", "softcard", "codec", "transport", "feature", "web" ->
                List.of("org.videocity.api", "org.videocity.wire");
            case "ops" -> List.of("org.videocity.api");
            case "sample" -> withContract(named(SAMPLE_WIRE.getOrDefault(bundle.name(), List.of())));
            default -> throw new IllegalStateException(bundle + " stands on no known floor");
        };
    }

    /** Tells whether a wire bundle has a row of its own in the table. */
    static boolean knowsWire(String name) {
        return WIRE.containsKey(name);
    }

    /** Tells whether a package is one of the roots or below one. */
    static boolean isBelow(String packageName, List<String> roots) {
        return roots.stream().anyMatch(root -> packageName.equals(root) || packageName.startsWith(root + "."));
    }

    private static List<String> named(List<String> shortNames) {
        return shortNames.stream().map(n -> "org.videocity." + n).toList();
    }

    private static List<String> withContract(List<String> roots) {
        List<String> all = new ArrayList<>(roots);
        all.add("org.videocity.api");
        return all;
    }
}
