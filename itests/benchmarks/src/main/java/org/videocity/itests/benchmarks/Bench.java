package org.videocity.itests.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Entry of {@code ./videocity bench}: {@code <folder for servers' files> <name> [options]}. */
public final class Bench {
    private Bench() {}

    /** Runs a bench; ends with 1 and a sentence when there are no figures. */
    public static void main(String[] arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        try {
            if (rest.size() > 1 && rest.get(1).equals("http-live")) {
                HttpLiveBench.main(rest);
                return;
            }
            if (rest.size() < 2 || !rest.get(1).equals("rtmp")) {
                throw new BenchException(Options.USAGE);
            }
            Options options = Options.parse(rest.subList(2, rest.size()));
            new RtmpBench(options, new Report(System.out)).run(RtmpBench.folder(rest.get(0)));
        } catch (BenchException | AssertionError e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }
}
