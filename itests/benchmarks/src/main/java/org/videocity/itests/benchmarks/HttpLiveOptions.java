package org.videocity.itests.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param nodeMediaServer folder with node_modules of node-media-server to run beside the city, null for none
 * @param viewers how many viewers of one stream, one after the other
 * @param kilobits bit rates of the stream in kbit/s
 * @param shapes which ways to watch
 * @param seconds length of each measurement
 * @param warmUpSeconds what comes before it
 * @param repeats how often, for the median
 */
record HttpLiveOptions(
        @Nullable Path nodeMediaServer,
        List<Integer> viewers,
        List<Integer> kilobits,
        List<LiveShape> shapes,
        int seconds,
        int warmUpSeconds,
        int repeats) {
    static final String USAGE = """
        Usage: ./videocity bench http-live [--short] [--beside node-media-server] [--viewers 100,300,800]
               [--kilobits 600,2500] [--shapes flv,mp4,socket] [--seconds 10] [--warm-up 4] [--repeats 3]
        """;
    /** What the city takes as it is shipped; its limits by address do not hold for loopback. */
    private static final int MAX_VIEWERS = 2_000;

    private static final int MAX_KILOBITS = 20_000;

    static HttpLiveOptions parse(List<String> arguments) {
        boolean brief = arguments.contains("--short");
        Path peer = null;
        List<Integer> viewers = brief ? List.of(100) : List.of(100, 300, 800);
        List<Integer> kilobits = brief ? List.of(600) : List.of(600, 2500);
        List<LiveShape> shapes = List.of(LiveShape.values());
        int seconds = brief ? 3 : 10;
        int warmUp = brief ? 1 : 4;
        int repeats = brief ? 1 : 3;
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--short")) {
                continue;
            }
            String value = i + 1 < arguments.size() ? arguments.get(++i) : "";
            switch (option) {
                case "--beside" -> peer = beside(value);
                case "--viewers" -> viewers = numbers(option, value, MAX_VIEWERS);
                case "--kilobits" -> kilobits = numbers(option, value, MAX_KILOBITS);
                case "--shapes" -> shapes = shapes(value);
                case "--seconds" -> seconds = numbers(option, value, 600).get(0);
                case "--warm-up" -> warmUp = numbers(option, value, 60).get(0);
                case "--repeats" -> repeats = numbers(option, value, 20).get(0);
                default -> throw new BenchException("there is no option " + option + "\n" + USAGE);
            }
        }
        return new HttpLiveOptions(peer, viewers, kilobits, shapes, seconds, warmUp, repeats);
    }

    private static Path beside(String server) {
        String folder = System.getenv().getOrDefault("VIDEOCITY_BENCH_NPM", "");
        if (!server.equals(NodeMediaServer.NAME) || folder.isEmpty()) {
            throw new BenchException(
                    "--beside knows node-media-server, which ./videocity installs; not '" + server + "'");
        }
        return Path.of(folder);
    }

    private static List<LiveShape> shapes(String text) {
        return Arrays.stream(text.split(","))
                .map(each -> Arrays.stream(LiveShape.values())
                        .filter(shape -> shape.name().equalsIgnoreCase(each))
                        .findFirst()
                        .orElseThrow(
                                () -> new BenchException("--shapes knows flv, mp4 and socket, not '" + each + "'")))
                .toList();
    }

    private static List<Integer> numbers(String option, String text, int most) {
        try {
            List<Integer> numbers =
                    Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
            if (numbers.stream().allMatch(number -> number >= 1 && number <= most)) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BenchException(option + " takes numbers from 1 to " + most + ", not '" + text + "'");
    }
}
