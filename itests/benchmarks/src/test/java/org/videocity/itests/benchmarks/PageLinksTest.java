package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageLinksTest {
    @Test
    void findsWhatIsFetchedAtOnceAndEachOnce() {
        String page = """
            <html><head>
            <script type="importmap">{"imports":{"lit":"/lib/lit.js"}}</script>
            <link rel="icon" type="image/svg+xml" href="/icon.svg" />
            <link rel="stylesheet" href="/tokens.css" />
            <link rel="canonical" href="/elsewhere" />
            <link rel="alternate" href="/feed" />
            <script type="module" src="/main.js"></script>
            <link rel="modulepreload" href="/app/a.js" />
            <link href="/app/b.js" rel="modulepreload">
            <link rel="modulepreload" href="/app/a.js" />
            <link rel="stylesheet" href="https://example.org/foreign.css" />
            </head></html>
            """;
        assertThat(PageLinks.of(page))
                .containsExactly("/icon.svg", "/tokens.css", "/main.js", "/app/a.js", "/app/b.js");
    }

    @Test
    void aPageWithoutLinksNeedsNothing() {
        assertThat(PageLinks.of("<p>Nothing here</p>")).isEmpty();
    }
}
