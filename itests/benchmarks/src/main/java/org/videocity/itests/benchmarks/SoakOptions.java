package org.videocity.itests.benchmarks;

import java.util.List;

/**
 * What was asked for of {@code bench soak}.
 *
 * @param samples how often the city is looked at
 * @param sampleSeconds time between two looks
 */
record SoakOptions(int samples, int sampleSeconds) {
    static final String USAGE = """
        Usage: ./videocity bench soak [--minutes 30] [--short]
        """;

    static SoakOptions parse(List<String> arguments) {
        SoakOptions options = new SoakOptions(30, 60);
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--short")) {
                options = new SoakOptions(3, 10);
            } else if (arguments.get(i).equals("--minutes") && i + 1 < arguments.size()) {
                options = new SoakOptions(Options.number("--minutes", arguments.get(++i), 10_000), 60);
            } else {
                throw new BenchException("there is no option " + arguments.get(i) + "\n" + USAGE);
            }
        }
        return options;
    }
}
