package org.videocity.transport.http.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class ByteRangeFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void staysInsideTheFile(FuzzedDataProvider data) {
        int length = data.consumeInt(0, Integer.MAX_VALUE);
        ByteRange.parse(data.consumeRemainingAsString(), length)
                .filter(ByteRange::isSatisfiable)
                .ifPresent(range -> {
                    assertThat(range.first()).isBetween(0, length - 1);
                    assertThat(range.last()).isBetween(range.first(), length - 1);
                });
    }
}
