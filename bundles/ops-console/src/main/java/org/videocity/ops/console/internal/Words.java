package org.videocity.ops.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.videocity.api.RoomId;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** Says figures, times and tracks in words short enough for a table, and reads what the operator types. */
final class Words {
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,6})([smhdw])");

    private Words() {}

    /** Returns a room as the console names it: its path, with the city in front where it is not the default one. */
    static String room(RoomId room) {
        return room.city().equals(RoomId.DEFAULT_CITY) ? room.path() : room.toString();
    }

    /** Reads a room: {@code user@domain[/Name]}, or {@code city/user@domain[/Name]}. */
    static RoomId room(String typed) {
        String bare = typed.startsWith("/") ? typed.substring(1) : typed;
        int slash = bare.indexOf('/');
        boolean namesCity = slash > 0 && bare.indexOf('@') > slash;
        return namesCity
                ? RoomId.parse(bare.substring(0, slash), bare.substring(slash + 1))
                : RoomId.parse(RoomId.DEFAULT_CITY, bare);
    }

    /** Reads a period: a number and {@code s}, {@code m}, {@code h}, {@code d} or {@code w}. */
    static Duration period(String typed) {
        Matcher matcher = PERIOD.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + typed + "' is no period: expected for example 90m, 12h, 7d or 2w.");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    /** Returns how long ago something was: {@code 42s}, {@code 3m}, {@code 5h 7m}, {@code 2d 4h}. */
    static String ago(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return age.toMinutes() + "m";
        }
        if (age.compareTo(Duration.ofDays(1)) < 0) {
            return age.toHours() + "h " + age.toMinutesPart() + "m";
        }
        return age.toDays() + "d " + age.toHoursPart() + "h";
    }

    /** Returns a bit rate: {@code 640 kbit/s}, {@code 2.4 Mbit/s}. */
    static String bitRate(long bitsPerSecond) {
        return bitsPerSecond < 1_000_000
                ? Math.round(bitsPerSecond / 1_000.0) + " kbit/s"
                : String.format(Locale.ROOT, "%.1f Mbit/s", bitsPerSecond / 1_000_000.0);
    }

    /** Returns an amount of bytes: {@code 12 B}, {@code 3.4 MB}. */
    static String bytes(long count) {
        if (count < 1_000) {
            return count + " B";
        }
        double value = count;
        String units = "kMGTP";
        int unit = -1;
        while (value >= 1_000 && unit < units.length() - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", value, units.charAt(unit));
    }

    /** Returns the codecs of audio and video tracks: {@code h264+aac}. */
    static String codecs(List<Track> tracks) {
        return each(tracks, f -> f.kind() != MediaKind.DATA, f -> f.codec().name());
    }

    /** Returns picture size and sample rate: {@code 1280x720, 48 kHz}. */
    static String sizes(List<Track> tracks) {
        String pictures = each(tracks, f -> f.width() > 0, f -> f.width() + "x" + f.height());
        String sounds = each(tracks, f -> f.sampleRate() > 0, f -> kiloHertz(f.sampleRate()) + "/" + f.channels());
        return pictures.isEmpty() || sounds.isEmpty() ? pictures + sounds : pictures + ", " + sounds;
    }

    /** Returns the sum of counts by reason. */
    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns when something ends, that it has ended, or that it never does. */
    static String until(Optional<Instant> end, Instant now) {
        return end.map(e -> e.toString().replaceFirst("\\.\\d+", "") + (e.isAfter(now) ? "" : " (expired)"))
                .orElse("never");
    }

    private static String kiloHertz(int hertz) {
        return String.format(Locale.ROOT, hertz % 1_000 == 0 ? "%.0f kHz" : "%.1f kHz", hertz / 1_000.0);
    }

    private static String each(List<Track> tracks, Predicate<TrackFormat> wanted, Function<TrackFormat, String> word) {
        return tracks.stream().map(Track::format).filter(wanted).map(word).collect(Collectors.joining("+"));
    }
}
