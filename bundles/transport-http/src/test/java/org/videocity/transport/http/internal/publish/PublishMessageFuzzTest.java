package org.videocity.transport.http.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class PublishMessageFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void readsAnyText(FuzzedDataProvider data) {
        try {
            if (PublishMessage.parse(data.consumeRemainingAsString()) instanceof PublishMessage.Tracks announced) {
                assertThat(announced.tracks()).hasSizeLessThanOrEqualTo(PublishMessage.MAX_TRACKS);
                for (PublishMessage.Announced track : announced.tracks()) {
                    PublishedTrack.of(track, 1 << 16);
                }
            }
        } catch (PublishException declared) {
            assertThat(declared.reason().text()).isNotEmpty();
        }
    }
}
