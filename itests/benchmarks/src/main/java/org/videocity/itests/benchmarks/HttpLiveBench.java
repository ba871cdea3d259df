package org.videocity.itests.benchmarks;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RTMP in, HTTP out: one stream for many viewers of each kind, beside the city's own RTMP and another server. */
final class HttpLiveBench {
    /** Path of the streams of a city. */
    static final String LIVE_ROOM = "welcome@localhost/live";

    private static final int SPARE_FILES = 300;

    private final HttpLiveOptions options;
    private final HttpLiveReport report;
    private int streams;

    /** One kind of viewer of one server; no shape means RTMP. */
    private record Kind(Server server, @Nullable LiveShape shape, InetSocketAddress web, String room) {
        String label() {
            return server.name() + " " + (shape == null ? "RTMP" : shape.label());
        }
    }

    private HttpLiveBench(HttpLiveOptions options, HttpLiveReport report) {
        this.options = options;
        this.report = report;
    }

    /** Runs with the arguments of {@link Bench}. */
    static void main(List<String> arguments) {
        HttpLiveOptions options = HttpLiveOptions.parse(arguments.subList(2, arguments.size()));
        new HttpLiveBench(options, new HttpLiveReport(System.out)).run(RtmpBench.folder(arguments.get(0)));
    }

    private void run(Path folder) {
        try (CityServer city = CityServer.start(folder.resolve("city"));
                NodeMediaServer peer = options.nodeMediaServer() == null
                        ? null
                        : NodeMediaServer.start(options.nodeMediaServer(), folder.resolve("peer"))) {
            List<Kind> kinds = new ArrayList<>();
            kinds.add(new Kind(city, null, city.web(), LIVE_ROOM));
            if (peer != null) {
                kinds.add(new Kind(peer, LiveShape.FLV, peer.web(), "live"));
            }
            options.shapes().forEach(shape -> kinds.add(new Kind(city, shape, city.web(), LIVE_ROOM)));
            checkFiles(city);
            report.say("Warming up …");
            for (Kind kind : kinds) {
                measure(kind, options.kilobits().get(0), options.viewers().get(0), options.warmUpSeconds());
            }
            for (int kilobits : options.kilobits()) {
                measure(kinds, kilobits);
            }
        }
    }

    private void measure(List<Kind> kinds, int kilobits) {
        Map<Kind, List<List<Run>>> all = new LinkedHashMap<>();
        for (int viewers : options.viewers()) {
            Map<Kind, List<Run>> runs = new LinkedHashMap<>();
            for (int i = 0; i < options.repeats(); i++) {
                for (Kind kind : kinds) {
                    runs.computeIfAbsent(kind, k -> new ArrayList<>())
                            .add(measure(kind, kilobits, viewers, options.seconds()));
                }
            }
            runs.forEach((kind, figures) -> {
                report.row(kind.label(), kilobits, figures);
                all.computeIfAbsent(kind, k -> new ArrayList<>()).add(figures);
            });
        }
        all.forEach((kind, figures) -> report.memory(kind.label(), figures.get(0), figures.get(figures.size() - 1)));
    }

    private Run measure(Kind kind, int kilobits, int viewers, int seconds) {
        String stream = "bench" + streams++ + "-";
        LiveShape shape = kind.shape();
        try (Load load = new Load(kind.server(), stream)) {
            load.publish(1, kilobits * 1000L);
            if (shape == null) {
                load.play(viewers);
            } else {
                load.watch(viewers, shape, kind.web(), kind.room());
            }
            load.pause(Duration.ofSeconds(options.warmUpSeconds()));
            return load.measure(Duration.ofSeconds(seconds));
        }
    }

    private void checkFiles(Server server) {
        int most = options.viewers().stream().mapToInt(n -> n).max().orElse(0) + SPARE_FILES;
        ProcessFigures.requireFiles("the bench", ProcessHandle.current().pid(), most);
        ProcessFigures.requireFiles(server.name(), server.pid(), most);
    }
}
