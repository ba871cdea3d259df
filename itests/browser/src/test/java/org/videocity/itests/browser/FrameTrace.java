package org.videocity.itests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the browser did while a pointer moved over a page, by its own performance trace. The file opens in DevTools and in
 * Perfetto; the names are theirs, times are microseconds.
 */
final class FrameTrace {
    private static final String TIMELINE = "devtools.timeline";
    private static final List<String> CATEGORIES =
            List.of(TIMELINE, "disabled-by-default-devtools.timeline", "disabled-by-default-devtools.timeline.frame");
    /** Long Tasks specification. */
    private static final long LONG_TASK_MICROS = 50_000;

    /** The events of the page's process, in the order of their begin. */
    private final List<JsonNode> events;

    private final List<JsonNode> moves;

    private FrameTrace(byte[] trace) throws IOException {
        List<JsonNode> all = StreamSupport.stream(
                        new ObjectMapper().readTree(trace).path("traceEvents").spliterator(), false)
                .sorted(Comparator.comparingLong(FrameTrace::start))
                .toList();
        moves = named(all, "EventDispatch")
                .filter(event -> event.at("/args/data/type").asText().equals("pointermove"))
                .toList();
        List<JsonNode> page = moves.stream().map(move -> move.path("pid")).toList();
        events = all.stream().filter(event -> page.contains(event.path("pid"))).toList();
    }

    /** Traces what happens meanwhile. */
    static FrameTrace of(Browser browser, Page page, Path file, Runnable act) {
        browser.startTracing(
                page,
                new Browser.StartTracingOptions().setCategories(CATEGORIES).setPath(file));
        act.run();
        try {
            return new FrameTrace(browser.stopTracing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> named(List<JsonNode> events, String name) {
        return events.stream().filter(event -> event.path("name").asText().equals(name));
    }

    private static long start(JsonNode event) {
        return event.path("ts").asLong();
    }

    private static long length(JsonNode event) {
        return event.path("dur").asLong();
    }

    private boolean isInMove(JsonNode event) {
        return moves.stream()
                .anyMatch(move -> move.path("tid").equals(event.path("tid"))
                        && start(move) <= start(event)
                        && start(event) < start(move) + length(move));
    }

    /** How often the page heard that the pointer moved. */
    int moves() {
        return moves.size();
    }

    long drawn() {
        return named(events, "DrawFrame").count();
    }

    /** Frames that came too late for the screen, or with a part of what had changed. */
    long dropped() {
        return named(events, "DroppedFrame").count();
    }

    private double longestMillis() {
        List<JsonNode> frames = named(events, "DrawFrame").toList();
        return IntStream.range(1, frames.size())
                        .mapToLong(i -> start(frames.get(i)) - start(frames.get(i - 1)))
                        .max()
                        .orElse(0)
                / 1_000.0;
    }

    long layouts() {
        return named(events, "Layout").count();
    }

    /** Layouts that a script waited for while it heard of a move. */
    long layoutsInMoves() {
        return named(events, "Layout").filter(this::isInMove).count();
    }

    private long stylesInMoves() {
        return named(events, "UpdateLayoutTree").filter(this::isInMove).count();
    }

    private long longTasks() {
        return named(events, "RunTask")
                .filter(task -> task.path("tid").equals(moves.get(0).path("tid")) && length(task) > LONG_TASK_MICROS)
                .count();
    }

    private double moveMillis() {
        return moves.stream().mapToLong(FrameTrace::length).sum() / 1_000.0 / moves.size();
    }

    @Override
    public String toString() {
        double seconds = (start(moves.get(moves.size() - 1)) - start(moves.get(0))) / 1_000_000.0;
        return String.format(
                Locale.ROOT,
                "%d moves in %.2f s, %.2f ms each; %d frames drawn, %d dropped or partly late, %.0f ms the longest;"
                        + " %d layouts (%d within moves), %d style updates within moves; %d long tasks",
                moves(),
                seconds,
                moveMillis(),
                drawn(),
                dropped(),
                longestMillis(),
                layouts(),
                layoutsInMoves(),
                stylesInMoves(),
                longTasks());
    }
}
