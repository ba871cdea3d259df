package org.videocity.softcard.x509.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.videocity.api.softcard.CardBinding;

/** Whatever stands where a binding is expected is refused by the declared exception, or is read as it would be written. */
class BindingFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void binding(byte[] data) {
        try {
            CardBinding binding = BindingExtension.decode(data);
            if (!BindingExtension.decode(BindingExtension.encode(binding)).equals(binding)) {
                throw new AssertionError("written again gives another binding");
            }
        } catch (IllegalArgumentException refused) {
            if (String.valueOf(refused.getMessage()).isEmpty()) {
                throw new AssertionError("no reason is given");
            }
        }
    }
}
