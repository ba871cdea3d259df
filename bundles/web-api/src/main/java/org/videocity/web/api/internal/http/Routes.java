package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The addresses and methods that the description of the API has. Requests for anything else are answered here, so that
 * nothing is served that is not described.
 */
final class Routes {
    private static final String BASE = "/api/";

    /** A path of the description, each segment as it is or {@code {name}}, with what can be done there. */
    private record Route(String path, List<String> segments, TreeSet<String> methods, JsonNode operations) {
        boolean fits(List<String> asked) {
            if (asked.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < asked.size(); i++) {
                boolean any = segments.get(i).startsWith("{") && !asked.get(i).isEmpty();
                if (!any && !segments.get(i).equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private long literals() {
            return segments.stream().filter(segment -> !segment.startsWith("{")).count();
        }
    }

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** Reads an OpenAPI document. */
    static Routes of(JsonNode document) {
        List<Route> routes = new ArrayList<>();
        Map<String, JsonNode> paths = new LinkedHashMap<>();
        document.path("paths").properties().forEach(path -> paths.put(path.getKey(), path.getValue()));
        paths.forEach((path, operations) -> {
            if (path.startsWith(BASE)) {
                TreeSet<String> methods = new TreeSet<>();
                operations.fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
                methods.remove("PARAMETERS");
                routes.add(new Route(path, List.of(path.substring(BASE.length()).split("/", -1)), methods, operations));
            }
        });
        // what is written out goes before what stands for anything
        routes.sort((one, other) -> Long.compare(other.literals(), one.literals()));
        return new Routes(routes);
    }

    /** What there is at an address. */
    enum Fit {
        /** Somebody answers that. */
        SERVED,
        /** There is something, but it is not done that way. */
        OTHER_METHOD,
        NOTHING
    }

    Fit fit(String method, List<String> segments) {
        return find(segments)
                .map(route -> route.methods().contains(method) ? Fit.SERVED : Fit.OTHER_METHOD)
                .orElse(Fit.NOTHING);
    }

    /** Returns what can be done at an address (RFC 9110 section 10.2.1); empty where there is nothing. */
    String allowed(List<String> segments) {
        return find(segments)
                .map(route -> {
                    List<String> methods = new ArrayList<>(route.methods());
                    if (methods.remove("GET")) {
                        methods.addAll(0, List.of("GET", "HEAD"));
                    }
                    methods.add("OPTIONS");
                    return String.join(", ", methods);
                })
                .orElse("");
    }

    /** Returns the schema of what is sent as JSON to do that; missing where nothing is said about it. */
    JsonNode body(String method, List<String> segments) {
        return find(segments)
                .map(route -> route.operations()
                        .path(method.toLowerCase(Locale.ROOT))
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"))
                .orElse(MissingNode.getInstance());
    }

    private Optional<Route> find(List<String> segments) {
        return routes.stream().filter(route -> route.fits(segments)).findFirst();
    }
}
