package org.videocity.api;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names a room: the city (virtual host) it is in, its owner, and its name below the owner's home.
 *
 * <p>The home itself is the room with the empty name. Spaces in a name become dots, as in
 * {@code /user@domain/Family.Gathering}. Owners are compared in lower case, names as written (Unicode NFC).
 *
 * @param city host name of the city, lower case
 * @param owner {@code user@domain}, lower case
 * @param name the room's name with dots for spaces; empty for the home
 */
public record RoomId(String city, String owner, String name) {
    /**
     * The name of the city that answers where no other is meant ({@code api.city.CityDirectory}). It stands in records and
     * stays; what people read is that city's title and public address.
     */
    public static final String DEFAULT_CITY = "localhost";

    private static final int MAX_OWNER_CHARS = 254;
    /** Of every script, as browsers take them, too. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private static final int MAX_NAME_CHARS = 128;
    private static final Set<String> RESERVED = Set.of(
            "live",
            "api",
            "ws",
            "whip",
            "whep",
            "files",
            "ca",
            "index.xml",
            "active.xml",
            "inbox.xml",
            "visitingcard.png");

    public RoomId {
        Objects.requireNonNull(city, "city");
        owner = owner.toLowerCase(Locale.ROOT);
        name = SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip()
                .replace(' ', '.');
        checkOwner(owner);
        checkName(name);
    }

    /** Names a room of the default city. */
    public static RoomId of(String owner, String name) {
        return new RoomId(DEFAULT_CITY, owner, name);
    }

    /**
     * Reads {@code user@domain} or {@code user@domain/Room.Name}, with or without a leading slash.
     *
     * @throws IllegalArgumentException with a sentence for a person when it is neither
     */
    public static RoomId parse(String city, String path) {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        if (bare.endsWith("/")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        int slash = bare.indexOf('/');
        return slash < 0
                ? new RoomId(city, bare, "")
                : new RoomId(city, bare.substring(0, slash), bare.substring(slash + 1));
    }

    /** Tells whether this is a home and not one of the rooms below it. */
    public boolean isHome() {
        return name.isEmpty();
    }

    /** Returns {@code user@domain} or {@code user@domain/Room.Name}: what stands behind the city in an address. */
    public String path() {
        return name.isEmpty() ? owner : owner + "/" + name;
    }

    @Override
    public String toString() {
        return city + "/" + path();
    }

    /** Tells whether a path segment below a room or home has a meaning of its own and so cannot name a room. */
    public static boolean isReserved(String segment) {
        return segment.startsWith("~") || RESERVED.contains(segment.toLowerCase(Locale.ROOT));
    }

    private static void checkOwner(String owner) {
        int at = owner.indexOf('@');
        boolean wellFormed = at > 0
                && at == owner.lastIndexOf('@')
                && at < owner.length() - 1
                && owner.length() <= MAX_OWNER_CHARS
                && owner.codePoints().allMatch(RoomId::allowed);
        if (!wellFormed) {
            throw new IllegalArgumentException("'" + printable(owner) + "' is no home: expected user@domain");
        }
    }

    private static void checkName(String name) {
        if (name.length() > MAX_NAME_CHARS) {
            throw new IllegalArgumentException("A room's name has at most " + MAX_NAME_CHARS + " characters");
        }
        if (!name.codePoints().allMatch(RoomId::allowed) || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("'" + printable(name)
                    + "' is no name for a room: letters, digits and . _ - ' + are allowed, spaces become dots");
        }
        if (isReserved(name)) {
            throw new IllegalArgumentException("'" + name + "' is reserved by the city; choose another name");
        }
    }

    private static boolean allowed(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || "._-'+@~!".indexOf(c) >= 0;
    }

    private static String printable(String text) {
        String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
