package org.videocity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada@Example.org/Family.Gathering",
                "/ada@example.org/Family.Gathering",
                "ada@example.org/Family.Gathering/",
                "ada@example.org/  Family \t Gathering ",
                "ada@example.org/\u3000Family\u00a0Gathering\u2003"
            })
    void oneRoomIsWrittenInManyWays(String path) {
        RoomId id = RoomId.parse("localhost", path);
        assertThat(id).isEqualTo(RoomId.of("ada@example.org", "Family.Gathering"));
        assertThat(id.path()).isEqualTo("ada@example.org/Family.Gathering");
        assertThat(id).hasToString("localhost/ada@example.org/Family.Gathering");
        assertThat(id.isHome()).isFalse();
    }

    @Test
    void theHomeHasNoName() {
        RoomId home = RoomId.parse("localhost", "/ada@example.org/");
        assertThat(home.isHome()).isTrue();
        assertThat(home.path()).isEqualTo("ada@example.org");
    }

    @Test
    void namesKeepTheirCaseAndAreComparedComposed() {
        assertThat(RoomId.of("ada@example.org", "Cafe\u0301")).isEqualTo(RoomId.of("ada@example.org", "Caf\u00e9"));
        assertThat(RoomId.of("ada@example.org", "hall")).isNotEqualTo(RoomId.of("ada@example.org", "Hall"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "@example.org", "ada@", "a@b@c", "ada@exa mple.org", "ada@example.org\u0000"})
    void whatIsNoHomeIsRefusedWithASentence(String owner) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoomId.parse("localhost", owner))
                .withMessageContaining("user@domain")
                .withMessageNotContaining("\u0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a/b", "<script>", "live", "API", "~me", "a\u202eb", "a\\b", "a%2fb"})
    void whatIsNoNameIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> RoomId.of("ada@example.org", name));
    }

    @Test
    void lengthsAreBounded() {
        String domain = "@example.org";
        String longest = "a".repeat(254 - domain.length()) + domain;
        assertThat(RoomId.of(longest, "x".repeat(128)).owner()).hasSize(254);
        assertThatIllegalArgumentException().isThrownBy(() -> RoomId.of("a" + longest, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> RoomId.of(longest, "x".repeat(129)));
    }
}
