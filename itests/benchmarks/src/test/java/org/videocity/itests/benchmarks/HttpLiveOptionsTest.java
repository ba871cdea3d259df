package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HttpLiveOptionsTest {
    @Test
    void readsWhatWasAskedFor() {
        HttpLiveOptions options = HttpLiveOptions.parse(
                List.of("--viewers", "10,20", "--kilobits", "2500", "--shapes", "flv,socket", "--repeats", "1"));
        assertThat(options.viewers()).containsExactly(10, 20);
        assertThat(options.kilobits()).containsExactly(2500);
        assertThat(options.shapes()).containsExactly(LiveShape.FLV, LiveShape.SOCKET);
        assertThat(options.repeats()).isEqualTo(1);
        assertThat(options.nodeMediaServer()).isNull();
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThatThrownBy(() -> HttpLiveOptions.parse(List.of("--shapes", "avi")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("flv, mp4 and socket");
        assertThatThrownBy(() -> HttpLiveOptions.parse(List.of("--viewers", "1000000")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("from 1 to 2000");
        assertThatThrownBy(() -> HttpLiveOptions.parse(List.of("--beside", "apache")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("node-media-server");
    }
}
