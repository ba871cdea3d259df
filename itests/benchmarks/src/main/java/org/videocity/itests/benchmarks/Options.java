package org.videocity.itests.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for of {@code bench rtmp}.
 *
 * @param besideNginx run the same against nginx-rtmp
 * @param others servers somebody else started, measured in turn with the rest
 * @param address a server to measure in place of the city, null for the city
 * @param variants the city with other settings, measured in turn with the shipped ones
 * @param bitsPerSecond of the stream of part a
 * @param players how many players of one stream, one after the other
 * @param seconds length of each measurement
 * @param warmUpSeconds what comes before it
 * @param repeats how often, for the median
 * @param parts which scenarios: a, b, c
 */
record Options(
        boolean besideNginx,
        List<OtherServer> others,
        @Nullable OtherServer address,
        List<Variant> variants,
        long bitsPerSecond,
        List<Integer> players,
        int seconds,
        int warmUpSeconds,
        int repeats,
        String parts) {
    static final int MAX_PLAYERS = 5_000;
    static final String USAGE = """
        Usage: ./videocity bench rtmp [--short] [--beside nginx] [--players 100,300,800,1500] [--bitrate 600k]
               [--seconds 8] [--warm-up 3] [--repeats 3] [--parts abc]
               [--variant "name: setting=value setting=value"]...   the city with other RTMP settings, in turn
               [--address rtmp://127.0.0.1:1935/app[,PID]]          another server in place of the city
               [--beside rtmp://127.0.0.1:1935/app[,PID]]...        another server in turn with the city
        """;

    /** Longest time a server gets that compiles as it goes before the first measurement. */
    int longestWarmUpSeconds() {
        return 20 * warmUpSeconds;
    }

    static Options parse(List<String> arguments) {
        return new Parser(arguments.contains("--short")).parse(arguments);
    }

    /** Reads options one after the other. */
    private static final class Parser {
        private final List<OtherServer> others = new ArrayList<>();
        private final List<Variant> variants = new ArrayList<>();
        private boolean nginx;
        private @Nullable OtherServer address;
        private long bitsPerSecond = 600_000;
        private List<Integer> players;
        private int seconds;
        private int warmUp;
        private int repeats;
        private String parts = "abc";

        Parser(boolean brief) {
            players = brief ? List.of(100, 300) : List.of(100, 300, 800, 1500);
            seconds = brief ? 3 : 8;
            warmUp = brief ? 1 : 3;
            repeats = brief ? 1 : 3;
        }

        Options parse(List<String> arguments) {
            for (int i = 0; i < arguments.size(); i++) {
                String option = arguments.get(i);
                if (!option.equals("--short")) {
                    take(option, i + 1 < arguments.size() ? arguments.get(++i) : "");
                }
            }
            return new Options(
                    nginx, others, address, variants, bitsPerSecond, players, seconds, warmUp, repeats, parts);
        }

        private void take(String option, String value) {
            switch (option) {
                case "--beside" -> beside(value);
                case "--address" -> address = OtherServer.parse(value);
                case "--variant" -> variants.add(Variant.parse(value));
                case "--bitrate" -> bitsPerSecond = bitsPerSecond(value);
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

        private void beside(String server) {
            if (server.equals("nginx")) {
                nginx = true;
            } else if (server.startsWith("rtmp://")) {
                others.add(OtherServer.parse(server));
            } else {
                throw new BenchException("--beside knows nginx or an address rtmp://…, not '" + server + "'");
            }
        }
    }

    /** Reads a bit rate as ffmpeg writes it: 600k, 2.5M or plain bits per second. */
    static long bitsPerSecond(String text) {
        try {
            String digits = text.replaceAll("[kM]$", "");
            double unit = text.endsWith("k") ? 1e3 : text.endsWith("M") ? 1e6 : 1;
            long bits = Math.round(Double.parseDouble(digits) * unit);
            if (bits >= 200_000 && bits <= 50_000_000) {
                return bits;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BenchException("--bitrate takes 200k to 50M, not '" + text + "'");
    }

    static int number(String option, String text, int most) {
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
