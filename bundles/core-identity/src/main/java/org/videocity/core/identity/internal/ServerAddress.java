package org.videocity.core.identity.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * Where this server can be reached as far as its start says, for cities that say nothing better ({@code publicUrl}).
 *
 * @param bind the address it listens at
 * @param machine what the machine calls itself; empty where nobody said so
 * @param httpPort the port without TLS
 * @param httpsPort the port with TLS
 * @param addresses the addresses of this machine on its networks now
 */
record ServerAddress(String bind, String machine, int httpPort, int httpsPort, Supplier<Set<String>> addresses) {
    private static final int DEFAULT_HTTP = 5080;
    private static final int DEFAULT_HTTPS = 5443;
    private static final int HTTPS = 443;
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

    /** Reads what the launcher said. */
    static ServerAddress of(BundleContext context) {
        String bind = context.getProperty("videocity.bind");
        String machine = context.getProperty("videocity.host");
        return new ServerAddress(
                bind == null ? "127.0.0.1" : bind,
                machine == null ? "" : HostNames.configured(machine).orElse(""),
                port(context.getProperty("videocity.port.http"), DEFAULT_HTTP),
                port(context.getProperty("videocity.port.https"), DEFAULT_HTTPS),
                new OwnAddresses());
    }

    private static int port(@Nullable String said, int otherwise) {
        return said != null && said.matches("\\d{1,5}") ? Integer.parseInt(said) : otherwise;
    }

    /** Returns the address of a host here: over TLS where others than this machine can come. */
    String url(String host) {
        return HostNames.isLoopbackAddress(bind) ? plain(host) : secure(host);
    }

    private String plain(String host) {
        return "http://" + host + ":" + httpPort;
    }

    private String secure(String host) {
        return "https://" + host + (httpsPort == HTTPS ? "" : ":" + httpsPort);
    }

    /** Lists the origins of a host here that browsers take for secure. */
    Set<String> origins(String host) {
        String bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        Set<String> origins = new LinkedHashSet<>();
        origins.add(secure(bracketed));
        if (HostNames.isLoopback(host) || HostNames.isLoopbackAddress(host)) {
            origins.add(plain(bracketed));
        }
        return origins;
    }

    /** Lists the names by which the default city is reached without being told. */
    Set<String> ownNames() {
        Set<String> names = new LinkedHashSet<>(Set.of("localhost", "127.0.0.1", "::1"));
        if (!machine.isEmpty()) {
            names.add(machine);
        }
        if (EVERYWHERE.contains(bind)) {
            names.addAll(addresses.get());
        } else {
            names.add(bind);
        }
        return names;
    }
}
