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
            String name = rest.size() < 2 ? "" : rest.get(1);
            switch (name) {
                case "rtmp" -> RtmpBench.main(rest);
                case "http-live" -> HttpLiveBench.main(rest);
                case "city" -> CityBench.main(rest);
                case "soak" -> SoakBench.main(rest);
                default -> throw new BenchException(Options.USAGE + CityOptions.USAGE + SoakOptions.USAGE);
            }
        } catch (BenchException | AssertionError e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }
}
