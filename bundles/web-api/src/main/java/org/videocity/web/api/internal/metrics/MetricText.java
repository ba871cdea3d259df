package org.videocity.web.api.internal.metrics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes metrics as text: Prometheus 0.0.4, or OpenMetrics 1.0, which differ in how counters are declared and in the
 * last line. Families are written one after the other, each declared once. Not thread-safe.
 */
final class MetricText {
    /** The two dialects. */
    enum Dialect {
        PROMETHEUS("text/plain; version=0.0.4; charset=utf-8"),
        OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

        private final String contentType;

        Dialect(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }

        /** Returns the dialect to answer with, by the request's header Accept. */
        static Dialect accepted(@Nullable String accept) {
            return accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
        }
    }

    private static final String COUNTER_SUFFIX = "_total";

    private final Dialect dialect;
    private final StringBuilder out = new StringBuilder(16 * 1024);

    MetricText(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Declares a gauge; its samples follow. */
    MetricText gauge(String name, String help) {
        return declare(name, "gauge", help);
    }

    /** Declares a counter by the name of its samples, which ends in {@code _total}; they follow. */
    MetricText counter(String name, String help) {
        if (!name.endsWith(COUNTER_SUFFIX)) {
            throw new IllegalArgumentException("A counter's name ends in _total: " + name);
        }
        String family = name.substring(0, name.length() - COUNTER_SUFFIX.length());
        return declare(dialect == Dialect.OPEN_METRICS ? family : name, "counter", help);
    }

    /** Declares a summary without quantiles; samples named {@code _count} and {@code _sum} follow. */
    MetricText summary(String name, String help) {
        return declare(name, "summary", help);
    }

    /** Writes a sample; label names are given, label values may be anything. */
    MetricText sample(String name, Map<String, String> labels, double value) {
        out.append(name);
        if (!labels.isEmpty()) {
            String separator = "{";
            for (var label : labels.entrySet()) {
                out.append(separator).append(label.getKey()).append("=\"");
                out.append(escaped(label.getValue()).replace("\"", "\\\"")).append('"');
                separator = ",";
            }
            out.append('}');
        }
        out.append(' ').append(number(value)).append('\n');
        return this;
    }

    /** Writes a sample without labels. */
    MetricText sample(String name, double value) {
        return sample(name, Map.of(), value);
    }

    /** Returns all that was written. */
    String text() {
        return dialect == Dialect.OPEN_METRICS ? out + "# EOF\n" : out.toString();
    }

    private MetricText declare(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
