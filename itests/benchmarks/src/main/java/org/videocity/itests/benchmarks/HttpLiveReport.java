package org.videocity.itests.benchmarks;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes figures as rows of a table, each when it is known. */
final class HttpLiveReport {
    private static final String FORMAT =
            "| %-22s| %6s | %7s | %7s | %7s | %7s | %6s | %6s | %20s | %14s | %6s | %5s | %5s |%n";

    private final PrintStream out;
    private final Map<String, Double> cpuOfRtmp = new HashMap<>();
    private final Map<String, Double> cpuOfPeer = new HashMap<>();
    private boolean headed;

    HttpLiveReport(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    /** Writes a row; what the city's RTMP and the other server need has to come before what is compared with them. */
    void row(String server, int kilobits, List<Run> runs) {
        if (!headed) {
            headed = true;
            out.printf(
                    FORMAT,
                    "",
                    "kbit/s",
                    "viewers",
                    "CPUs/Gb",
                    "of RTMP",
                    "of peer",
                    "core %",
                    "load %",
                    "delay mean p50 p99 ms",
                    "video p50 p99",
                    "reads/s",
                    "lost",
                    "late");
            out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        }
        int viewers = runs.get(0).players();
        double cpu = Median.of(runs, Run::cpuPerGbit);
        String load = kilobits + "x" + viewers;
        if (server.endsWith("RTMP")) {
            cpuOfRtmp.put(load, cpu);
        } else if (server.startsWith(NodeMediaServer.NAME)) {
            cpuOfPeer.put(load, cpu);
        }
        out.printf(
                Locale.ROOT,
                FORMAT,
                server,
                kilobits,
                viewers,
                decimals("%.3f", cpu),
                ratio(cpu, cpuOfRtmp.get(load)),
                ratio(cpu, cpuOfPeer.get(load)),
                decimals("%.0f", Median.of(runs, Run::corePercent)),
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

    /** Writes what a viewer costs in memory, from the smallest and the largest number of them. */
    void memory(String server, List<Run> few, List<Run> many) {
        int more = many.get(0).players() - few.get(0).players();
        if (more <= 0) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s: %.1f KB of RSS per viewer, %.1f KB of live heap; RSS %.0f MB at %d, %.0f MB at %d%n",
                server,
                (Median.of(many, Run::residentBytes) - Median.of(few, Run::residentBytes)) / more / 1024,
                (Median.of(many, Run::liveBytes) - Median.of(few, Run::liveBytes)) / more / 1024,
                Median.of(few, Run::residentBytes) / (1 << 20),
                few.get(0).players(),
                Median.of(many, Run::residentBytes) / (1 << 20),
                many.get(0).players());
    }

    private static String ratio(double cpu, @Nullable Double other) {
        return other == null ? "" : decimals("%.2f", cpu / other);
    }

    private static String decimals(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
