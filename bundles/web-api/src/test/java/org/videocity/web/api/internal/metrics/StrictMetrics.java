package org.videocity.web.api.internal.metrics;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads metrics text as strictly as the format is described: every family declared once, with HELP before TYPE before its
 * samples, all its samples together, no series twice, counters named {@code _total} and never negative.
 */
final class StrictMetrics {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{" + LABEL + "(?:," + LABEL + ")*})? (\\S+)");

    private final boolean openMetrics;
    private final Set<String> families = new HashSet<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private String helped = "";
    private String family = "";
    private String type = "";

    private StrictMetrics(boolean openMetrics) {
        this.openMetrics = openMetrics;
    }

    /** Reads a page into values by series, or fails. */
    static Map<String, Double> read(String text, boolean openMetrics) {
        check(text.endsWith("\n"), "the last line ends", text);
        StrictMetrics reader = new StrictMetrics(openMetrics);
        String page = text;
        if (openMetrics) {
            check(page.endsWith("\n# EOF\n"), "OpenMetrics ends with # EOF", text);
            page = page.substring(0, page.length() - "# EOF\n".length());
        }
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
        Matcher matcher = COMMENT.matcher(line);
        check(matcher.matches(), "a comment is HELP or TYPE", line);
        if (matcher.group(1).equals("HELP")) {
            helped = matcher.group(2);
            check(families.add(helped), "a family is declared once", line);
        } else {
            family = matcher.group(2);
            type = matcher.group(3);
            check(family.equals(helped), "TYPE follows HELP", line);
            check(Set.of("gauge", "counter", "summary").contains(type), "the type is known", line);
        }
    }

    private void sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        check(matcher.matches(), "a sample is well formed", line);
        String name = matcher.group(1);
        check(belongs(name), "a sample belongs to the family declared last, which is " + family, line);
        double value = Double.parseDouble(matcher.group(3));
        check(!type.equals("counter") || value >= 0, "a counter is not negative", line);
        String series = name + (matcher.group(2) == null ? "" : matcher.group(2));
        check(samples.put(series, value) == null, "a series occurs once", line);
    }

    private boolean belongs(String name) {
        return switch (type) {
            case "counter" -> name.endsWith("_total") && name.equals(openMetrics ? family + "_total" : family);
            case "summary" -> name.equals(family + "_count") || name.equals(family + "_sum");
            default -> name.equals(family) && !name.endsWith("_total");
        };
    }

    private static void check(boolean holds, String rule, String line) {
        if (!holds) {
            throw new AssertionError("Rule broken: " + rule + ": " + line);
        }
    }
}
