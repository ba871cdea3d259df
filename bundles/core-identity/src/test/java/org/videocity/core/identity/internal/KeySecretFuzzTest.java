package org.videocity.core.identity.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class KeySecretFuzzTest {
    /** Whatever is shown is no key, or one that reads back as itself and matches its own hash and no other. */
    @FuzzTest(maxDuration = "20s")
    void parses(byte[] data) {
        Optional<KeySecret> shown = KeySecret.parse(new String(data, StandardCharsets.UTF_8));
        if (shown.isEmpty()) {
            return;
        }
        KeySecret key = shown.get();
        if (!KeySecret.parse(key.shown()).equals(shown)) {
            throw new AssertionError("does not read back: " + key.shown());
        }
        if (!key.matches("salt", key.hash("salt")) || key.matches("salt", key.hash("other"))) {
            throw new AssertionError("hash of " + key.shown());
        }
    }
}
