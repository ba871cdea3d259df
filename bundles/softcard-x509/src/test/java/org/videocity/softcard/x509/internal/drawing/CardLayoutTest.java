package org.videocity.softcard.x509.internal.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The layout that browsers and the city share. */
class CardLayoutTest {
    @Test
    void isTheFileOfTheBrowsers() throws Exception {
        try (var copied = CardLayout.class.getResourceAsStream("layout.json")) {
            assertThat(new String(copied.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(Path.of("../web-client/src/main/resources/web/card/layout.json")));
        }
        CardLayout layout = CardLayout.ofRooms();
        assertThat(layout.width()).isEqualTo(800);
        assertThat(layout.height()).isEqualTo(480);
        assertThat(layout.parts())
                .containsOnlyKeys("band", "label", "mark", "photo", "title", "name", "keywords", "url", "footer");
        assertThat(layout.colours()).containsKeys("paper", "shade", "band", "onBand", "ink", "soft", "accent");
        assertThat(layout.part("title").up()).isTrue();
        assertThat(layout.part("url").mono()).isTrue();
        assertThat(layout.part("mark").h()).isEqualTo(layout.part("mark").w());
    }

    @Test
    void readsWhatMayStandInAFileOfThatKind() {
        CardLayout layout = CardLayout.of("""
                { "width": 8, "height": 4, "more": [1, -2.5e1, true, false, {}, []],
                  "kinds": { "room": { "a": { "x": 1, "y": 2, "w": 3, "size": 9, "lines": 2, "up": false } } },
                  "skins": { "one": { "ink": "#0102ff" }, "two": { "ink": "#000000" } } }
                """);
        assertThat(layout.part("a")).isEqualTo(new CardLayout.Part(1, 2, 3, 3, 9, 9, 400, 2, false, false, 0, ""));
        assertThat(layout.colour("ink")).isEqualTo(new Color(1, 2, 255));
        for (String broken :
                new String[] {"", "{", "{\"a\" 1}", "{\"a\":}", "{} {}", "[1 2]", "{\"a", "{\"width\":1}"}) {
            assertThatThrownBy(() -> CardLayout.of(broken)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
