package org.videocity.itests.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was asked for of {@code bench city}.
 *
 * @param besideNginx let nginx serve the same files to the same browsers, in turn with the city
 * @param browsers how many browsers load pages at once
 * @param signers how many people sign in at once
 * @param rooms how many rooms members are spread over
 * @param members how many people are in all rooms together, one after the other
 * @param lines lines of chat that each member writes a second, one after the other
 * @param seconds length of each measurement
 * @param warmUpSeconds what comes before it
 * @param repeats how often, for the median
 * @param parts what is measured
 */
record CityOptions(
        boolean besideNginx,
        int browsers,
        int signers,
        int rooms,
        List<Integer> members,
        List<Integer> lines,
        int seconds,
        int warmUpSeconds,
        int repeats,
        List<String> parts) {
    static final String PAGES = "pages";
    static final String SIGN_INS = "sign-ins";
    static final String CHAT = "chat";
    static final String USAGE = """
        Usage: ./videocity bench city [--short] [--beside nginx] [--parts pages,sign-ins,chat] [--browsers 8]
               [--signers 8] [--rooms 50] [--members 50,500] [--lines 1,2,4] [--seconds 8] [--warm-up 4] [--repeats 3]
        """;
    /** What a resident may have as the city is shipped, the home among them. */
    private static final int MAX_ROOMS = 50;
    /** What the city takes as it is shipped; its limits by address do not hold for loopback. */
    private static final int MAX_MEMBERS = 2_000;
    /** Beyond this a socket is ended as the city is shipped. */
    private static final int MAX_LINES = 20;

    private static final int MAX_AT_ONCE = 100;

    static CityOptions parse(List<String> arguments) {
        boolean brief = arguments.contains("--short");
        boolean nginx = false;
        int browsers = 8;
        int signers = 8;
        int rooms = MAX_ROOMS;
        List<Integer> members = List.of(50, 500);
        List<Integer> lines = brief ? List.of(1) : List.of(1, 2, 4);
        int seconds = brief ? 2 : 8;
        int warmUp = brief ? 1 : 4;
        int repeats = brief ? 1 : 3;
        List<String> parts = List.of(PAGES, SIGN_INS, CHAT);
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--short")) {
                continue;
            }
            String value = i + 1 < arguments.size() ? arguments.get(++i) : "";
            switch (option) {
                case "--beside" -> nginx = nginx(value);
                case "--browsers" -> browsers = Options.number(option, value, MAX_AT_ONCE);
                case "--signers" -> signers = Options.number(option, value, MAX_AT_ONCE);
                case "--rooms" -> rooms = Options.number(option, value, MAX_ROOMS);
                case "--members" -> members = numbers(option, value, MAX_MEMBERS);
                case "--lines" -> lines = numbers(option, value, MAX_LINES);
                case "--seconds" -> seconds = Options.number(option, value, 600);
                case "--warm-up" -> warmUp = Options.number(option, value, 60);
                case "--repeats" -> repeats = Options.number(option, value, 20);
                case "--parts" -> parts = parts(value);
                default -> throw new BenchException("there is no option " + option + "\n" + USAGE);
            }
        }
        return new CityOptions(nginx, browsers, signers, rooms, members, lines, seconds, warmUp, repeats, parts);
    }

    /** Longest time everything takes when nothing is late, in seconds. */
    int longestSeconds() {
        int run = seconds + warmUpSeconds;
        int pages = parts.contains(PAGES) ? (besideNginx ? 4 : 2) * (run + warmUpSeconds) : 0;
        int signIns = parts.contains(SIGN_INS) ? 2 * (run + warmUpSeconds) : 0;
        int chat = parts.contains(CHAT) ? members.size() * (lines.size() * (run + 1) + 8) : 0;
        return 40 + repeats * (pages + signIns + chat);
    }

    /** The most people in rooms at once. */
    int mostMembers() {
        return IntStream.concat(members.stream().mapToInt(n -> n), IntStream.of(0))
                .max()
                .orElse(0);
    }

    private static boolean nginx(String server) {
        if (!server.equals("nginx")) {
            throw new BenchException("--beside knows nginx, not '" + server + "'");
        }
        return true;
    }

    private static List<String> parts(String text) {
        List<String> parts = List.of(text.split(","));
        if (!List.of(PAGES, SIGN_INS, CHAT).containsAll(parts)) {
            throw new BenchException("--parts knows pages, sign-ins and chat, not '" + text + "'");
        }
        return parts;
    }

    private static List<Integer> numbers(String option, String text, int most) {
        return Arrays.stream(text.split(","))
                .map(each -> Options.number(option, each, most))
                .toList();
    }
}
