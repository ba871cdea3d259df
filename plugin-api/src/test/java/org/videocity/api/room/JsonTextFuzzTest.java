package org.videocity.api.room;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class JsonTextFuzzTest {
    /** Whatever comes as JSON is answered; whatever comes as text reads back as it was. */
    @FuzzTest(maxDuration = "20s")
    void answers(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        JsonText.stringMember(text, "text");
        String body = new ChatMessage(text).body();
        if (!JsonText.stringMember(body, "text").orElseThrow().equals(text)) {
            throw new AssertionError(body);
        }
    }
}
