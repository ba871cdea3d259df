package org.videocity.itests.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A city under mixed load for a long time: whether it grows, and whether readers that keep up miss anything. */
final class SoakBench {
    private static final Pattern REFUSED =
            Pattern.compile("(?m)^videocity_transport_refused_total\\{([^}]*)\\} (\\d+)");
    private static final Pattern LABEL = Pattern.compile("(transport|reason)=\"([^\"]*)\"");

    private final SoakOptions options;
    private final Report report;

    private SoakBench(SoakOptions options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** Runs with {@code <folder> soak [options]}; fails when the city grew or somebody missed something. */
    static void main(List<String> arguments) {
        SoakOptions options = SoakOptions.parse(arguments.subList(2, arguments.size()));
        new SoakBench(options, new Report(System.out)).run(RtmpBench.folder(arguments.get(0)));
    }

    private void run(Path folder) {
        report.say("This takes about " + (options.samples() * options.sampleSeconds() + 75) / 60 + " minutes.");
        List<Growth.Sample> samples = new ArrayList<>();
        SoakLoad.State last;
        try (CityServer city = CityServer.start(folder.resolve("city"));
                SoakLoad load = new SoakLoad(city.target(), city.process().httpPort())) {
            load.begin();
            report.say(
                    "|   time | heap MB | RSS MB | threads | files | core % | lost | broken | came and went | not served"
                            + " | dropped and back | refused |");
            report.say("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            last = load.state();
            for (int i = 1; i <= options.samples(); i++) {
                double before = ProcessFigures.cpuSeconds(city.pid());
                pause(Duration.ofSeconds(options.sampleSeconds()));
                double cores = (ProcessFigures.cpuSeconds(city.pid()) - before) / options.sampleSeconds();
                Growth.Sample sample = sample(city);
                samples.add(sample);
                last = load.state();
                row(i, sample, cores, last, refused(city));
            }
        }
        verdict(samples, last);
    }

    private static Growth.Sample sample(CityServer city) {
        long heap = city.collectGarbage();
        return new Growth.Sample(
                heap,
                ProcessFigures.residentBytes(city.pid()),
                ProcessFigures.threads(city.pid()),
                ProcessFigures.descriptors(city.pid()));
    }

    private void row(int number, Growth.Sample sample, double cores, SoakLoad.State state, Map<String, Long> refused) {
        report.say(String.format(
                Locale.ROOT,
                "| %4d s | %7.1f | %6.0f | %7.0f | %5.0f | %6.1f | %4d | %6d | %13d | %10d | %16d | %s |",
                number * options.sampleSeconds(),
                sample.heapBytes() / (1 << 20),
                sample.residentBytes() / (1 << 20),
                sample.threads(),
                sample.descriptors(),
                cores * 100,
                state.lost(),
                state.broken(),
                state.joined(),
                state.notServed(),
                state.returned(),
                refused));
    }

    private static Map<String, Long> refused(CityServer city) {
        Map<String, Long> counts = new TreeMap<>();
        Matcher line = REFUSED.matcher(city.process().get("/metrics").body());
        while (line.find()) {
            Map<String, String> labels = new TreeMap<>();
            Matcher label = LABEL.matcher(line.group(1));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            counts.merge(labels.getOrDefault("reason", ""), Long.parseLong(line.group(2)), Long::sum);
        }
        return counts;
    }

    private void verdict(List<Growth.Sample> samples, SoakLoad.State last) {
        List<String> wrong = new ArrayList<>(Growth.of(samples));
        if (last.lost() > 0) {
            wrong.add(last.lost() + " frames were missing at readers that keep up");
        }
        if (last.broken() > 0) {
            wrong.add(last.broken() + " of those who stay were thrown out");
        }
        if (last.notServed() > 0) {
            wrong.add(last.notServed() + " of those who came and went got nothing");
        }
        if (!wrong.isEmpty()) {
            throw new BenchException("not well: " + String.join("; ", wrong));
        }
        report.say(
                samples.size() < Growth.FEWEST_SAMPLES
                        ? "Nobody missed anything; too short to say whether the city grows."
                        : "Flat after the warm-up, and nobody missed anything.");
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
