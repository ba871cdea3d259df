package org.videocity.core.identity.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.videocity.api.RoomId;
import org.videocity.api.city.CityAdminService.NewCity;

/**
 * A city as its configuration describes it.
 *
 * @param name its host name
 * @param aliases further host names
 * @param title what people call it; may be empty
 * @param publicUrl without a slash at the end; empty for the server's own address
 * @param origins further origins for signing in
 * @param signUp who may have a home; absent for the server's general policy
 * @param signUpDomains mail domains; empty for the server's general ones
 */
record CityDraft(
        String name,
        Set<String> aliases,
        String title,
        String publicUrl,
        Set<String> origins,
        Optional<String> signUp,
        List<String> signUpDomains) {
    private static final String NAME = "name";
    private static final String ALIASES = "aliases";
    private static final String TITLE = "title";
    private static final String PUBLIC_URL = "publicUrl";
    private static final String ORIGINS = "origins";
    private static final String SIGN_UP = "signUp";
    private static final String SIGN_UP_DOMAINS = "signUpDomains";
    private static final int MAX_TITLE_CHARS = 80;

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException with a sentence for the operator
     */
    static CityDraft of(Dictionary<String, ?> properties) {
        return new CityDraft(
                host(text(properties.get(NAME))),
                hosts(properties.get(ALIASES)),
                title(text(properties.get(TITLE))),
                url(text(properties.get(PUBLIC_URL))),
                origins(properties.get(ORIGINS)),
                Optional.of(text(properties.get(SIGN_UP))).filter(word -> !word.isEmpty()),
                words(properties.get(SIGN_UP_DOMAINS)));
    }

    /** Writes what an operator wants as a configuration, having read it as one. */
    static Dictionary<String, Object> properties(NewCity city) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(NAME, city.name());
        properties.put(ALIASES, city.aliases().toArray(String[]::new));
        properties.put(TITLE, city.title());
        properties.put(PUBLIC_URL, city.publicUrl());
        properties.put(SIGN_UP, city.signUp());
        CityDraft read = of(properties);
        properties.put(NAME, read.name());
        properties.put(ALIASES, read.aliases().toArray(String[]::new));
        properties.put(PUBLIC_URL, read.publicUrl());
        return properties;
    }

    /** Describes a city of which nothing but its name is known. */
    static CityDraft named(String name) {
        return new CityDraft(name, Set.of(), "", "", Set.of(), Optional.empty(), List.of());
    }

    /** Tells whether this is the city that answers where no other is meant. */
    boolean isDefault() {
        return name.equals(RoomId.DEFAULT_CITY);
    }

    /** Lists all host names it claims, its own first. */
    Set<String> hosts() {
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(name);
        hosts.addAll(aliases);
        return hosts;
    }

    private static String host(String written) {
        return HostNames.configured(written)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + written + "' is no host name: expected something like city.example.org"));
    }

    private static Set<String> hosts(@Nullable Object value) {
        Set<String> hosts = new LinkedHashSet<>();
        words(value).forEach(word -> hosts.add(host(word)));
        return hosts;
    }

    private static String title(String written) {
        if (written.length() > MAX_TITLE_CHARS || written.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A title has at most " + MAX_TITLE_CHARS + " characters on one line");
        }
        return written;
    }

    private static String url(String written) {
        return written.isEmpty() ? "" : origin(written, PUBLIC_URL);
    }

    private static Set<String> origins(@Nullable Object value) {
        Set<String> origins = new LinkedHashSet<>();
        words(value).forEach(word -> origins.add(origin(word, ORIGINS)));
        return origins;
    }

    /** Reads scheme, host and port, and nothing else (RFC 6454 section 6.1). */
    static String origin(String written, String setting) {
        String bare = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
        try {
            URI uri = URI.create(bare);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && isEmpty(uri)) {
                return bare.toLowerCase(Locale.ROOT);
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new IllegalArgumentException(
                setting + " = '" + written + "' is no address of a city: expected https://host or https://host:port");
    }

    private static boolean isEmpty(URI uri) {
        return uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value).strip();
    }

    /** A list, an array, or words with commas between them. */
    private static List<String> words(@Nullable Object value) {
        List<?> values = value instanceof Collection<?> many
                ? List.copyOf(many)
                : value instanceof Object[] array ? Arrays.asList(array) : List.of(text(value));
        return values.stream()
                .flatMap(one -> Arrays.stream(String.valueOf(one).split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
