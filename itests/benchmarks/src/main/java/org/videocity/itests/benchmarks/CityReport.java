package org.videocity.itests.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Writes figures as rows of tables, each when it is known. */
final class CityReport {
    private static final String SERVICE = "| %-34s| %6s | %6s | %6s | %22s |%n";
    private static final String CHAT = "| %7s | %5s | %8s | %8s | %6s | %5s | %7s | %22s | %4s | %6s |%n";
    private static final double MEGABYTE = 1 << 20;

    private final PrintStream out;

    /** Whose table is being written: a head comes before the first row of each. */
    private String headed = "";

    CityReport(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    /** Writes the medians of something done over and over; counts are of a second. */
    void service(String what, List<Service> runs) {
        head(SERVICE, "", "a second", "CPU ms", "JIT %", "time mean p50 p99 ms");
        out.printf(
                Locale.ROOT,
                SERVICE,
                what,
                decimals("%.1f", Median.of(runs, Service::perSecond)),
                decimals("%.2f", Median.of(runs, Service::cpuMillis)),
                decimals("%.0f", Median.of(runs, Service::compilingPercent)),
                delays(runs, Service::times));
    }

    /** Writes the medians of chat at one rate; what was lost or refused is a sum. */
    void chat(int members, int rooms, int lines, List<ChatRun> runs) {
        head(
                CHAT,
                "members",
                "rooms",
                "lines/s",
                "heard/s",
                "core %",
                "JIT %",
                "CPU us",
                "delay mean p50 p99 ms",
                "lost",
                "refused");
        out.printf(
                Locale.ROOT,
                CHAT,
                members,
                rooms,
                members * lines,
                decimals("%.0f", Median.of(runs, ChatRun::heardPerSecond)),
                decimals("%.1f", Median.of(runs, ChatRun::corePercent)),
                decimals("%.0f", Median.of(runs, ChatRun::compilingPercent)),
                decimals("%.1f", Median.of(runs, ChatRun::cpuMicros)),
                delays(runs, ChatRun::delay),
                runs.stream().mapToLong(ChatRun::lost).sum(),
                runs.stream().mapToLong(ChatRun::refused).sum());
    }

    /** Writes what a member costs in memory, from the smallest and the largest number of them. */
    void memory(List<ChatStay> few, List<ChatStay> many) {
        OptionalDouble resident = ChatStay.each(few, many, ChatStay::residentBytes);
        OptionalDouble live = ChatStay.each(few, many, ChatStay::liveBytes);
        if (resident.isPresent() && live.isPresent()) {
            out.printf(
                    Locale.ROOT,
                    "A member costs %.1f KB of RSS beyond the fixed heap and %.1f KB of live heap, %.1f KB together;"
                            + " RSS %.0f MB with %d, %.0f MB with %d%n",
                    resident.getAsDouble() / 1024,
                    live.getAsDouble() / 1024,
                    (resident.getAsDouble() + live.getAsDouble()) / 1024,
                    Median.of(few, ChatStay::residentBytes) / MEGABYTE,
                    few.get(0).members(),
                    Median.of(many, ChatStay::residentBytes) / MEGABYTE,
                    many.get(0).members());
        }
    }

    private void head(String format, Object... columns) {
        if (!headed.equals(format)) {
            headed = format;
            out.printf(format, columns);
            out.println("| --- ".repeat(columns.length) + "|");
        }
    }

    private static <T> String delays(List<T> runs, Function<T, Delays> of) {
        return decimals("%.1f", Median.of(runs, run -> of.apply(run).meanMillis())) + " "
                + decimals("%.1f", Median.of(runs, run -> of.apply(run).millis(0.5))) + " "
                + decimals("%.1f", Median.of(runs, run -> of.apply(run).millis(0.99)));
    }

    private static String decimals(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
