package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class PictureFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void looksOrDoesNotKnow(byte[] bytes) {
        Picture.look(bytes).ifPresent(picture -> {
            assertThat(picture.width()).isPositive();
            assertThat(picture.height()).isPositive();
        });
    }
}
