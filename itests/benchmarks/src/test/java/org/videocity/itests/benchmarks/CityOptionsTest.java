package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CityOptionsTest {
    @Test
    void measuresEverythingUnlessAskedForLess() {
        CityOptions options = CityOptions.parse(List.of());
        assertThat(options.parts()).containsExactly(CityOptions.PAGES, CityOptions.SIGN_INS, CityOptions.CHAT);
        assertThat(options.rooms()).isEqualTo(50);
        assertThat(options.members()).containsExactly(50, 500);
        assertThat(options.mostMembers()).isEqualTo(500);
        assertThat(options.besideNginx()).isFalse();
    }

    @Test
    void readsWhatWasAskedFor() {
        CityOptions options = CityOptions.parse(List.of(
                "--beside", "nginx", "--parts", "chat", "--members", "10,20", "--lines", "3", "--repeats", "2"));
        assertThat(options.besideNginx()).isTrue();
        assertThat(options.parts()).containsExactly(CityOptions.CHAT);
        assertThat(options.members()).containsExactly(10, 20);
        assertThat(options.lines()).containsExactly(3);
        assertThat(options.repeats()).isEqualTo(2);
    }

    @Test
    void theShortFormHasAllMembersAndLittleElse() {
        CityOptions options = CityOptions.parse(List.of("--short"));
        assertThat(options.mostMembers()).isEqualTo(500);
        assertThat(options.repeats()
                        * options.members().size()
                        * options.lines().size())
                .isEqualTo(2);
        assertThat(options.longestSeconds()).isLessThan(100);
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThatThrownBy(() -> CityOptions.parse(List.of("--beside", "apache")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("knows nginx");
        assertThatThrownBy(() -> CityOptions.parse(List.of("--parts", "films")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("pages, sign-ins and chat");
        assertThatThrownBy(() -> CityOptions.parse(List.of("--rooms", "51")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("from 1 to 50");
        assertThatThrownBy(() -> CityOptions.parse(List.of("--members")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("not ''");
    }
}
