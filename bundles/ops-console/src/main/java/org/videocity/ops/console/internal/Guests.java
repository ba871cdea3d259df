package org.videocity.ops.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.videocity.api.room.GuestsMayPublish;

/** Reads and says from where guests may publish. */
final class Guests {
    static final List<String> WORDS =
            Arrays.stream(GuestsMayPublish.values()).map(Guests::word).toList();

    private Guests() {}

    /** Reads a word; empty for the city's default. */
    static Optional<GuestsMayPublish> read(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        for (GuestsMayPublish choice : GuestsMayPublish.values()) {
            if (word(choice).equalsIgnoreCase(typed)) {
                return Optional.of(choice);
            }
        }
        throw new IllegalArgumentException(
                "'" + typed + "' is not among " + String.join(", ", WORDS) + ": from where may guests publish?");
    }

    static String word(Optional<GuestsMayPublish> choice) {
        return choice.map(Guests::word).orElse("city's default");
    }

    private static String word(GuestsMayPublish choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
