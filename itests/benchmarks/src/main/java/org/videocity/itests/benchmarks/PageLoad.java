package org.videocity.itests.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Browsers that load one page of a server over and over. */
final class PageLoad {
    private static final int NOT_MODIFIED = 304;
    private static final int OK = 200;

    private PageLoad() {}

    /**
     * Measures once.
     *
     * @param again the browsers have everything and only ask whether it is still good
     */
    static Service measure(long pid, PageFiles page, boolean again, int browsers, Duration warmUp, Duration time) {
        LoadLoop loop = new LoadLoop("browsers");
        Delays unused = new Delays();
        Delays times = new Delays();
        List<byte[]> requests = again ? page.again() : page.requests();
        try (loop) {
            measure(loop, browsers(loop, page.port(), requests, again, browsers, unused), warmUp);
            ProcessFigures.Cpu before = ProcessFigures.cpu(pid);
            long began = System.nanoTime();
            List<PageBrowser> all = browsers(loop, page.port(), requests, again, browsers, times);
            measure(loop, all, time);
            double seconds = (System.nanoTime() - began) / 1e9;
            ProcessFigures.Cpu cpu = ProcessFigures.cpu(pid).since(before);
            return loop.call(
                    () -> new Service(all.stream().mapToLong(PageBrowser::pages).sum(), seconds, cpu, times));
        }
    }

    private static List<PageBrowser> browsers(
            LoadLoop loop, int port, List<byte[]> requests, boolean again, int count, Delays times) {
        return Stream.generate(() -> new PageBrowser(loop, port, requests, again ? NOT_MODIFIED : OK, times))
                .limit(count)
                .toList();
    }

    private static void measure(LoadLoop loop, List<PageBrowser> browsers, Duration time) {
        loop.execute(() -> browsers.forEach(PageBrowser::load));
        loop.pause(time);
        String failure = loop.call(() -> {
            browsers.forEach(PageBrowser::stop);
            return browsers.stream()
                    .map(PageBrowser::failure)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
        });
        if (!failure.isEmpty()) {
            throw new BenchException("a page could not be loaded: " + failure);
        }
    }
}
