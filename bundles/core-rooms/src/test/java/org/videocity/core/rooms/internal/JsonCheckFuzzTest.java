package org.videocity.core.rooms.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class JsonCheckFuzzTest {
    /** Whatever comes, the answer is yes or no; and what is JSON stays JSON with white space around it. */
    @FuzzTest(maxDuration = "20s")
    void answers(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        boolean json = JsonCheck.isJson(text, 64);
        if (json != JsonCheck.isJson(" \n" + text + "\t", 64)) {
            throw new AssertionError(text);
        }
        if (JsonCheck.utf8Length(text) != text.getBytes(StandardCharsets.UTF_8).length) {
            throw new AssertionError("length of " + text);
        }
    }
}
