package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void optionsComeInAnyOrder() {
        Options options = Options.parse(List.of("--players", "5,7", "--short", "--beside", "nginx", "--seconds", "3"));
        assertThat(options.players()).containsExactly(5, 7);
        assertThat(options.besideNginx()).isTrue();
        assertThat(options.seconds()).isEqualTo(3);
        assertThat(options.repeats()).isEqualTo(1);
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        assertThatThrownBy(() -> Options.parse(List.of("--players", "0"))).hasMessageContaining("--players");
        assertThatThrownBy(() -> Options.parse(List.of("--beside", "apache"))).hasMessageContaining("nginx");
        assertThatThrownBy(() -> Options.parse(List.of("--fast"))).hasMessageContaining("--fast");
    }

    @Test
    void variantsAndBitRatesAreRead() {
        Options options = Options.parse(List.of(
                "--bitrate",
                "2.5M",
                "--variant",
                "big: windowBytes=262144 sendBufferBytes=0",
                "--beside",
                "rtmp://127.0.0.1:1940/live,17"));
        assertThat(options.bitsPerSecond()).isEqualTo(2_500_000);
        assertThat(options.variants())
                .containsExactly(new Variant("big", Map.of("windowBytes", "262144", "sendBufferBytes", "0"), ""));
        assertThat(options.others()).hasSize(1);
        assertThat(options.others().get(0).pid()).isEqualTo(17);
        assertThat(Options.bitsPerSecond("600k")).isEqualTo(600_000);
        assertThatThrownBy(() -> Options.bitsPerSecond("fast")).hasMessageContaining("--bitrate");
        assertThatThrownBy(() -> Variant.parse("nothing")).hasMessageContaining("variant");
    }

    @Test
    void loadStaysOnThisMachine() {
        assertThat(Target.parse("rtmp://127.0.0.1:1936/live/x").app()).isEqualTo("live/x");
        assertThat(Target.parse("rtmp://127.0.0.1/live").address().getPort()).isEqualTo(1935);
        assertThatThrownBy(() -> Target.parse("rtmp://192.0.2.1/live")).hasMessageContaining("this machine only");
        assertThatThrownBy(() -> Target.parse("http://127.0.0.1/live")).isInstanceOf(BenchException.class);
    }
}
