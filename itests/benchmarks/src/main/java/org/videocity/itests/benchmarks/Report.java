package org.videocity.itests.benchmarks;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes figures as rows of a table, each when it is known. */
final class Report {
    private static final String FORMAT =
            "| %-4s| %-18s| %7s | %8s | %8s | %6s | %5s | %6s | %20s | %14s | %6s | %5s | %5s |%n";

    private final PrintStream out;
    private final Map<String, Double> cpuOfYardstick = new HashMap<>();
    private boolean headed;

    Report(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    /** Writes what a server uses of a core with nobody there, which is in every row that follows. */
    void idle(String server, double cores, boolean warm) {
        out.printf(
                Locale.ROOT,
                "%s with nobody there uses %.2f %% of a core%s%n",
                server,
                cores * 100,
                warm ? "" : "; it still compiled");
    }

    /** Writes the medians of some runs; lost frames and broken connections are sums. */
    void row(String part, String server, int publishers, List<Run> runs, @Nullable String yardstick) {
        if (!headed) {
            headed = true;
            out.printf(
                    FORMAT,
                    "",
                    "server",
                    "players",
                    "CPUs/Gb",
                    "of nginx",
                    "core %",
                    "JIT %",
                    "load %",
                    "delay mean p50 p99 ms",
                    "video p50 p99",
                    "reads/s",
                    "lost",
                    "late");
            out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        }
        int players = runs.get(0).players();
        double cpu = Median.of(runs, Run::cpuPerGbit);
        String key = part + publishers + "x" + players;
        if (server.equals(yardstick)) {
            cpuOfYardstick.put(key, cpu);
        }
        Double other = cpuOfYardstick.get(key);
        out.printf(
                Locale.ROOT,
                FORMAT,
                part,
                server,
                publishers == 1 ? players : publishers + "x" + players / publishers,
                decimals("%.3f", cpu),
                other == null ? "" : decimals("%.2f", cpu / other),
                decimals("%.1f", Median.of(runs, Run::corePercent)),
                decimals("%.0f", Median.of(runs, Run::compilingPercent)),
                decimals("%.0f", Median.of(runs, Run::loadPercent)),
                decimals("%.1f", Median.of(runs, run -> run.delay().meanMillis())) + " "
                        + decimals("%.1f", Median.of(runs, run -> run.delay().millis(0.5))) + " "
                        + decimals("%.1f", Median.of(runs, run -> run.delay().millis(0.99))),
                decimals("%.1f", Median.of(runs, run -> run.video().millis(0.5))) + " "
                        + decimals("%.1f", Median.of(runs, run -> run.video().millis(0.99))),
                decimals("%.1f", Median.of(runs, Run::readsPerPlayerSecond)),
                runs.stream().mapToLong(Run::lost).sum(),
                runs.stream().mapToLong(run -> run.late() + run.broken()).sum());
    }

    /** Writes what a player costs in memory, from the smallest and the 800 or largest number of players. */
    void memory(String server, List<List<Run>> byPlayers) {
        List<Run> few = byPlayers.get(0);
        List<Run> many = byPlayers.stream()
                .filter(runs -> runs.get(0).players() == 800)
                .findFirst()
                .orElse(byPlayers.get(byPlayers.size() - 1));
        int more = many.get(0).players() - few.get(0).players();
        if (more <= 0 || few.get(0).residentBytes() == 0) {
            return;
        }
        double resident = (Median.of(many, Run::residentBytes) - Median.of(few, Run::residentBytes)) / more / 1024;
        double live = (Median.of(many, Run::liveBytes) - Median.of(few, Run::liveBytes)) / more / 1024;
        out.printf(
                Locale.ROOT,
                "%s: %.1f KB of RSS per player beyond the fixed heap, %.1f KB of live heap; RSS %.0f MB at %d, %.0f MB at %d%n",
                server,
                resident,
                live,
                Median.of(few, Run::residentBytes) / (1 << 20),
                few.get(0).players(),
                Median.of(many, Run::residentBytes) / (1 << 20),
                many.get(0).players());
    }

    void joins(String server, Delays first, Delays key) {
        out.printf(
                Locale.ROOT,
                "c %s: after play the first frame came in %.1f ms p50, %.1f p99; the first key frame in %.1f p50, %.1f p99 (%d joiners)%n",
                server,
                first.millis(0.5),
                first.millis(0.99),
                key.millis(0.5),
                key.millis(0.99),
                first.count());
    }

    private static String decimals(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
