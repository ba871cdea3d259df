package org.videocity.transport.http.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.api.RoomId;
import org.videocity.api.city.City;
import org.videocity.api.room.RoomSettings;

class PageHeadTest {
    private static final String BASE = "https://city.example";
    private static final String PAGE = "<html><head><title>VideoCity</title></head></html>";

    private static String page(String title, String description) {
        RoomSettings room = new RoomSettings(
                RoomId.of("ada@example.org", "Tea.house"), title, description, true, Optional.empty(), Set.of());
        return page(room, "VideoCity");
    }

    private static String page(RoomSettings room, String city) {
        return PageHead.room(room, city, BASE, "/ada@example.org/Tea.house", Optional.of("/card.png"), true)
                .into(PAGE);
    }

    @Test
    void namesThePlaceItsPictureAndItsAddress() {
        assertThat(page("Tea & cake", "Every \"day\"\nat five"))
                .contains("<title>Tea &amp; cake · VideoCity</title>")
                .contains("<meta property=\"og:title\" content=\"Tea &amp; cake\" />")
                .contains("<meta property=\"og:description\" content=\"Every &quot;day&quot; at five\" />")
                .contains("<meta property=\"og:url\" content=\"https://city.example/ada@example.org/Tea.house\" />")
                .contains("<meta property=\"og:image\" content=\"https://city.example/card.png\" />")
                .contains("<link rel=\"canonical\" href=\"https://city.example/ada@example.org/Tea.house\" />")
                .contains("<meta property=\"og:site_name\" content=\"VideoCity\" />")
                .contains("<meta name=\"twitter:card\" content=\"summary\" />");
        assertThat(page("", ""))
                .doesNotContain("application-name")
                .contains("A room of ada@example.org in the video city city.example.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "\" /><script>alert(1)</script><meta content=\"",
                "' onload='alert(1)",
                "<!--",
                "$1\\$2",
                "\u202e\u0000\r\n<svg/onload=alert(1)>",
                "&lt;script&gt;",
                "`onmouseover=alert(1)"
            })
    void whatPeopleWroteIsTextAndNeverMarkup(String written) {
        String page = page(written, written);
        assertThat(page.replaceAll("<(/?(title|meta|link|html|head))\\b", "")
                        .chars()
                        .filter(c -> c == '<'))
                .isEmpty();
        assertThat(page).doesNotContain("\u202e", "\u0000", "'", "`", "\"alert", "&lt;script&gt;alert(1)</");
        for (String line : page.split("\n")) {
            assertThat(line.chars().filter(c -> c == '"').count() % 2).as(line).isZero();
        }
    }

    @Test
    void aCityIsCalledByItsTitle() {
        assertThat(PageHead.name(Optional.of(city("Harbour")))).isEqualTo("Harbour");
        assertThat(PageHead.name(Optional.of(city("two.example")))).isEqualTo("VideoCity");
        assertThat(PageHead.name(Optional.empty())).isEqualTo("VideoCity");
        assertThat(PageHead.city("Harbour", BASE, "city.example", BASE + "/p.png")
                        .into(PAGE))
                .contains("<title>Harbour · city.example</title>")
                .contains("<meta property=\"og:site_name\" content=\"Harbour\" />")
                .contains("<meta name=\"application-name\" content=\"Harbour\" />");
    }

    private static City city(String title) {
        return new City("two.example", Set.of(), title, BASE, Set.of(), false);
    }

    @Test
    void longTextsEndInAnEllipsis() {
        assertThat(page("x", "🌍".repeat(400))).contains("🌍".repeat(299) + "…\"");
    }

    @Test
    void whatNotEverybodyMaySeeIsHidden() {
        PageHead neutral = PageHead.neutral("Ada's city");
        assertThat(neutral.isHidden()).isTrue();
        assertThat(neutral.into(PAGE))
                .contains("<title>Ada&#39;s city</title>", "noindex")
                .doesNotContain("og:");
        assertThat(PageHead.city("VideoCity", BASE, "city.example", BASE + "/p.png")
                        .isHidden())
                .isFalse();
        assertThat(neutral.into("<p>no title")).isEqualTo("<p>no title");
    }
}
