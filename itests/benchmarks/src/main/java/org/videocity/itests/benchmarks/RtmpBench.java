package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** RTMP in, RTMP out: one stream for many, many streams for few, and joining late. */
final class RtmpBench {
    private static final long RICH = 6_000_000;
    private static final int RICH_PUBLISHERS = 20;
    private static final int RICH_PLAYERS_EACH = 3;
    private static final int JOINERS = 60;
    private static final Duration JOIN_EVERY = Duration.ofMillis(37);
    private static final int SPARE_FILES = 300;
    private static final int SECONDS_AROUND = 4;
    private static final Duration IDLE = Duration.ofSeconds(4);
    private static final Duration WARM_ROUND = Duration.ofSeconds(5);
    private static final double WARM_COMPILING = 0.004;

    private final Options options;
    private final Report report;
    private int streams;

    private RtmpBench(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** Runs with {@code <folder> rtmp [options]}. */
    static void main(List<String> arguments) {
        Options options = Options.parse(arguments.subList(2, arguments.size()));
        new RtmpBench(options, new Report(System.out)).run(folder(arguments.get(0)));
    }

    private void run(Path folder) {
        OtherServer address = options.address();
        CityServer city = address == null ? CityServer.start(folder.resolve("city")) : null;
        try (Server first = city != null ? city : Objects.requireNonNull(address);
                NginxServer nginx = options.besideNginx() ? NginxServer.start(folder.resolve("nginx")) : null) {
            List<Server> servers = new ArrayList<>(List.of(first));
            List<Server> forPartA = new ArrayList<>();
            if (city != null) {
                options.variants().forEach(variant -> servers.add(city.with(variant)));
                forPartA.add(city.with(Variant.LOW_DELAY));
            }
            servers.addAll(options.others());
            if (nginx != null) {
                servers.add(nginx);
            }
            forPartA.addAll(servers);
            checkFiles(servers);
            report.say("This takes at most about " + (seconds(servers.size(), forPartA.size()) + 30) / 60
                    + " minutes. Warming up " + first.name() + " …");
            warmUp(first, forPartA);
            parts(servers, forPartA, nginx == null ? null : nginx.name());
        }
    }

    /** Returns how long all runs take when nothing is late. */
    private int seconds(int servers, int serversOfPartA) {
        int run = options.warmUpSeconds() + options.seconds() + SECONDS_AROUND;
        int a = options.parts().contains("a") ? options.players().size() * serversOfPartA * options.repeats() : 0;
        int b = options.parts().contains("b") ? servers * options.repeats() : 0;
        int c = options.parts().contains("c") ? servers * 6 : 0;
        return 20 + options.longestWarmUpSeconds() + (a + b) * run + c;
    }

    /**
     * Gives a server that compiles as it goes something to compile, until it compiles no more or for so long; with the
     * fewest players, so that it does not hold memory for more before that is measured.
     */
    private void warmUp(Server server, List<Server> all) {
        if (server.pid() == 0) {
            return;
        }
        long end = System.nanoTime()
                + Duration.ofSeconds(options.longestWarmUpSeconds()).toNanos();
        boolean warm = false;
        for (int round = 0; !warm && System.nanoTime() < end; round++) {
            Server next = all.get(round % all.size());
            double compiling = round % 3 == 2 && options.parts().contains("b")
                    ? compiling(server, RICH_PUBLISHERS, RICH_PUBLISHERS * RICH_PLAYERS_EACH, RICH, "")
                    : compiling(server, 1, options.players().get(0), options.bitsPerSecond(), next.query());
            warm = round >= 2 && compiling < WARM_COMPILING;
        }
        try (Load idle = new Load(server, "idle-")) {
            idle.pause(Duration.ofSeconds(2));
            double before = ProcessFigures.cpuSeconds(server.pid());
            idle.pause(IDLE);
            report.idle(server.name(), (ProcessFigures.cpuSeconds(server.pid()) - before) / IDLE.toSeconds(), warm);
        }
    }

    /** Returns the share of a core that a server spends on compiling under a load. */
    private double compiling(Server server, int publishers, int players, long bitsPerSecond, String query) {
        try (Load load = new Load(server, "warm" + streams++ + "-", query)) {
            load.publish(publishers, bitsPerSecond);
            load.play(players);
            double before = ProcessFigures.cpu(server.pid()).compiling();
            load.pause(WARM_ROUND);
            return (ProcessFigures.cpu(server.pid()).compiling() - before) / WARM_ROUND.toSeconds();
        }
    }

    private void parts(List<Server> servers, List<Server> forPartA, @Nullable String yardstick) {
        String parts = options.parts();
        if (parts.contains("a")) {
            Map<Server, List<List<Run>>> byServer = new LinkedHashMap<>();
            for (int players : options.players()) {
                repeated(forPartA, "a", 1, players, options.bitsPerSecond(), yardstick)
                        .forEach((server, runs) -> byServer.computeIfAbsent(server, s -> new ArrayList<>())
                                .add(runs));
            }
            byServer.forEach((server, runs) -> report.memory(server.name(), runs));
        }
        if (parts.contains("b")) {
            repeated(servers, "b", RICH_PUBLISHERS, RICH_PUBLISHERS * RICH_PLAYERS_EACH, RICH, yardstick);
        }
        if (parts.contains("c")) {
            servers.forEach(this::lateJoin);
        }
    }

    /** Runs the same load on each server in turn, as often as asked. */
    private Map<Server, List<Run>> repeated(
            List<Server> servers,
            String part,
            int publishers,
            int players,
            long bitsPerSecond,
            @Nullable String yardstick) {
        Map<Server, List<Run>> runs = new LinkedHashMap<>();
        for (int i = 0; i < options.repeats(); i++) {
            for (Server server : servers) {
                runs.computeIfAbsent(server, s -> new ArrayList<>())
                        .add(fanOut(server, publishers, players, bitsPerSecond));
            }
        }
        // the yardstick is the last in the list and has to be known first
        List<Server> inReverse = new ArrayList<>(runs.keySet());
        Collections.reverse(inReverse);
        for (Server server : inReverse) {
            report.row(part, server.name(), publishers, runs.getOrDefault(server, List.of()), yardstick);
        }
        return runs;
    }

    private Run fanOut(Server server, int publishers, int players, long bitsPerSecond) {
        server.prepare();
        try (Load load = new Load(server, "bench" + streams++ + "-")) {
            load.publish(publishers, bitsPerSecond);
            load.play(players);
            load.pause(Duration.ofSeconds(options.warmUpSeconds()));
            return load.measure(Duration.ofSeconds(options.seconds()));
        }
    }

    private void lateJoin(Server server) {
        server.prepare();
        try (Load load = new Load(server, "bench" + streams++ + "-")) {
            load.publish(1, options.bitsPerSecond());
            load.pause(Duration.ofSeconds(3));
            load.play(JOINERS, JOIN_EVERY);
            List<Delays> joins = load.joins();
            report.joins(server.name(), joins.get(0), joins.get(1));
        }
    }

    private void checkFiles(List<Server> servers) {
        int most = Math.max(
                options.players().stream().mapToInt(n -> n).max().orElse(0), RICH_PUBLISHERS * (1 + RICH_PLAYERS_EACH));
        ProcessFigures.requireFiles("the bench", ProcessHandle.current().pid(), most + SPARE_FILES);
        for (Server server : servers) {
            if (server.pid() != 0) {
                ProcessFigures.requireFiles(server.name(), server.pid(), most + SPARE_FILES);
            }
        }
    }

    /** Makes a folder for servers' files; the launcher removes it. */
    static Path folder(String under) {
        try {
            return Files.createDirectories(Path.of(under)).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
