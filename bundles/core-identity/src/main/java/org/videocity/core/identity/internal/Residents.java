package org.videocity.core.identity.internal;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.Resident;

/** How residents are named: identities, names for people, addresses. */
final class Residents {
    static final Reason BAD_NAME =
            new Reason("bad-name", "A name has 1 to 100 characters on one line, letters or digits among them.");
    static final Reason BAD_ADDRESS = new Reason(
            "bad-address",
            "That is no mail address this city can use: name@domain.tld, letters, digits and . _ - + '.");

    private static final String PREFIX = "resident:";
    private static final int MAX_NAME_CHARS = 100;
    private static final int MAX_ADDRESS_CHARS = 200;
    private static final Pattern LOCAL = Pattern.compile("[a-z0-9_'+-]+(\\.[a-z0-9_'+-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?|localhost");

    private Residents() {}

    static Identity identity(Resident resident, String sessionId) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                Identity.RESIDENT_ADDRESS,
                resident.address(),
                Identity.RESIDENT_CITY,
                resident.city(),
                Identity.RESIDENT_SESSION,
                sessionId));
        resident.photo().ifPresent(photo -> attributes.put(Identity.RESIDENT_PHOTO, photo.sha256()));
        return new Identity(PREFIX + resident.id(), Identity.RESIDENT, resident.name(), attributes);
    }

    static String identityOf(String residentId) {
        return PREFIX + residentId;
    }

    static String idOf(Identity who) {
        return who.id().startsWith(PREFIX) ? who.id().substring(PREFIX.length()) : "";
    }

    /** Tidies a name for people; absent when it cannot be one. */
    static Optional<String> name(String given) {
        String tidy = Normalizer.normalize(given, Normalizer.Form.NFC).strip().replaceAll("\\h+", " ");
        boolean good = !tidy.isEmpty()
                && tidy.length() <= MAX_NAME_CHARS
                && tidy.codePoints().anyMatch(Character::isLetterOrDigit)
                && tidy.codePoints().noneMatch(Residents::isUnseen);
        return good ? Optional.of(tidy) : Optional.empty();
    }

    /** Control characters, and those that turn the direction of writing round. */
    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> c != '\u200d' && c != '\u200c';
            default -> false;
        };
    }

    /** Tidies a mail address; absent when it is none, or none that can name a home. */
    static Optional<String> address(String given) {
        String tidy = given.strip().toLowerCase(Locale.ROOT);
        int at = tidy.lastIndexOf('@');
        if (at < 1 || tidy.length() > MAX_ADDRESS_CHARS) {
            return Optional.empty();
        }
        boolean good = LOCAL.matcher(tidy.substring(0, at)).matches()
                && DOMAIN.matcher(tidy.substring(at + 1)).matches();
        return good ? Optional.of(tidy) : Optional.empty();
    }

    /** Tells whether an address is one of the given, or in one of the domains given with an {@code @} in front. */
    static boolean isAmong(String address, List<String> entries) {
        return entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .anyMatch(entry -> entry.startsWith("@") ? address.endsWith(entry) : address.equals(entry));
    }

    static RoomId home(Resident resident) {
        return new RoomId(resident.city(), resident.address(), "");
    }
}
