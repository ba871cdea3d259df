package org.videocity.transport.http.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class LiveAddressFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void readsAnyPath(FuzzedDataProvider data) {
        LiveAddress.parse("localhost", data.consumeRemainingAsString()).ifPresent(address -> {
            assertThat(address.stream())
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(128)
                    .doesNotContain("/");
            assertThat(address.room().owner()).contains("@");
        });
    }
}
