package org.videocity.itests.interop;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of Prometheus' text format, version 0.0.4: each family once, HELP and TYPE before its samples, no sample
 * twice, every value a number.
 */
final class PrometheusText {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\"";
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(\\{" + LABEL + "(?:," + LABEL + ")*})? (\\S+)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final Set<String> helped = new HashSet<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private String family = "";

    private PrometheusText() {}

    /** Reads a page; yields each sample's value by its name with labels. */
    static Map<String, Double> read(String page) {
        check(page.endsWith("\n"), "the last line has no end");
        PrometheusText reader = new PrometheusText();
        page.lines().forEach(reader::line);
        return reader.samples;
    }

    private void line(String line) {
        if (line.startsWith("#")) {
            comment(line);
        } else {
            sample(line);
        }
    }

    private void comment(String line) {
        Matcher comment = COMMENT.matcher(line);
        check(comment.matches(), "no comment: " + line);
        String name = comment.group(2);
        if (comment.group(1).equals("HELP")) {
            check(helped.add(name), "helped twice: " + name);
            family = name;
            return;
        }
        check(name.equals(family), "TYPE away from HELP: " + line);
        check(TYPES.contains(comment.group(3)), "no type: " + line);
        check(types.put(name, comment.group(3)) == null, "typed twice: " + name);
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        check(sample.matches(), "no sample: " + line);
        String name = sample.group(1);
        String type = types.getOrDefault(family, "none");
        boolean compound = type.equals("histogram") || type.equals("summary");
        String base = compound ? name.replaceFirst("_(bucket|sum|count)$", "") : name;
        check(base.equals(family), "a sample outside its family " + family + ": " + line);
        check(!type.equals("counter") || name.endsWith("_total"), "a counter that is no _total: " + line);
        String labels = sample.group(2) == null ? "" : sample.group(2);
        double value = Double.parseDouble(sample.group(3).replaceFirst("^([+-]?)Inf$", "$1Infinity"));
        check(!type.equals("counter") || value >= 0, "a counter below zero: " + line);
        check(samples.put(name + labels, value) == null, "twice: " + line);
    }

    private static void check(boolean right, String wrong) {
        if (!right) {
            throw new AssertionError(wrong);
        }
    }
}
