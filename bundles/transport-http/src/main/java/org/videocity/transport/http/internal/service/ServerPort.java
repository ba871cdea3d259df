package org.videocity.transport.http.internal.service;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;

/** Knows the addresses the HTTP server says it listens at. Thread: safe from any. */
@Component(service = ServerPort.class)
public final class ServerPort {
    private static final String ENDPOINTS = "osgi.http.endpoint";

    private final List<Map<String, Object>> servers = new CopyOnWriteArrayList<>();

    /** Starts with no server. */
    @Activate
    public ServerPort() {}

    @Reference(
            service = HttpServiceRuntime.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            updated = "changed")
    void add(Map<String, Object> properties) {
        servers.add(properties);
    }

    void changed(Map<String, Object> properties) {
        Object id = properties.get("service.id");
        servers.removeIf(known -> Objects.equals(known.get("service.id"), id));
        servers.add(properties);
    }

    void remove(Map<String, Object> properties) {
        Object id = properties.get("service.id");
        servers.removeIf(known -> Objects.equals(known.get("service.id"), id));
    }

    /** Lists the addresses with scheme, host and port; empty while the server is starting or failed to. */
    public List<URI> addresses() {
        return servers.stream()
                .map(properties -> properties.get(ENDPOINTS))
                .filter(Objects::nonNull)
                .flatMap(value -> value instanceof String[] many
                        ? Arrays.stream(many)
                        : value instanceof Collection<?> some
                                ? some.stream().map(String::valueOf)
                                : Arrays.stream(String.valueOf(value).split(",")))
                .map(String::strip)
                .filter(text -> text.startsWith("http"))
                .map(URI::create)
                .filter(address -> address.getPort() > 0)
                .toList();
    }
}
