package org.videocity.itests.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param besideNginx run the same against nginx-rtmp
 * @param address another server to measure in place of the city, null for the city
 * @param pid that server's process, 0 when unknown
 * @param players how many players of one stream, one after the other
 * @param seconds length of each measurement
 * @param warmUpSeconds what comes before it
 * @param repeats how often, for the median
 * @param parts which scenarios: a, b, c
 */
record Options(
        boolean besideNginx,
        @Nullable String address,
        long pid,
        List<Integer> players,
        int seconds,
        int warmUpSeconds,
        int repeats,
        String parts) {
    static final int MAX_PLAYERS = 5_000;
    static final String USAGE = """
            Usage: ./videocity bench rtmp [--short] [--beside nginx] [--players 100,300,800,1500] [--seconds 10]
                   [--warm-up 4] [--repeats 3] [--parts abc] [--address rtmp://127.0.0.1:1935/app [--pid N]]
            """;

    static Options parse(List<String> arguments) {
        boolean brief = arguments.contains("--short");
        boolean nginx = false;
        String address = null;
        long pid = 0;
        List<Integer> players = brief ? List.of(100, 300) : List.of(100, 300, 800, 1500);
        int seconds = brief ? 4 : 10;
        int warmUp = brief ? 2 : 4;
        int repeats = brief ? 1 : 3;
        String parts = "abc";
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--short")) {
                continue;
            }
            String value = i + 1 < arguments.size() ? arguments.get(++i) : "";
            switch (option) {
                case "--beside" -> nginx = beside(value);
                case "--address" -> address = value;
                case "--pid" -> pid = number(option, value, Integer.MAX_VALUE);
                case "--players" ->
                    players = Arrays.stream(value.split(","))
                            .map(each -> number(option, each, MAX_PLAYERS))
                            .toList();
                case "--seconds" -> seconds = number(option, value, 600);
                case "--warm-up" -> warmUp = number(option, value, 60);
                case "--repeats" -> repeats = number(option, value, 20);
                case "--parts" -> parts = value;
                default -> throw new BenchException("there is no option " + option + "\n" + USAGE);
            }
        }
        return new Options(nginx, address, pid, players, seconds, warmUp, repeats, parts);
    }

    private static boolean beside(String server) {
        if (!server.equals("nginx")) {
            throw new BenchException("--beside knows nginx, not '" + server + "'");
        }
        return true;
    }

    private static int number(String option, String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BenchException(option + " takes numbers from 1 to " + most + ", not '" + text + "'");
    }
}
