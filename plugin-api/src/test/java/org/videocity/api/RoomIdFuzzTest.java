package org.videocity.api;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class RoomIdFuzzTest {
    /** Whatever comes is a room's id, which reads back as itself, or no id. */
    @FuzzTest(maxDuration = "20s")
    void parses(byte[] data) {
        RoomId id;
        try {
            id = RoomId.parse(RoomId.DEFAULT_CITY, new String(data, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noId) {
            return;
        }
        if (!RoomId.parse(RoomId.DEFAULT_CITY, id.path()).equals(id)) {
            throw new AssertionError(id.path());
        }
    }
}
