package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Map;
import org.videocity.web.api.internal.json.BadMessageException;

/** Whatever is sent with cards is read within its limits, or refused with a sentence. */
class CardMembersFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void readsAnyBody(FuzzedDataProvider data) {
        byte[] body = data.consumeRemainingAsBytes();
        ApiRequest request = ApiBench.request("POST", "/", Map.of(), false, "application/json", body, "", "");
        try {
            Members members = Members.withCard(request);
            assertThat(members.bytes("card", 64).remaining()).isLessThanOrEqualTo(64);
            for (ByteBuffer certificate : members.byteLists("chain", 64)) {
                assertThat(certificate.remaining()).isLessThanOrEqualTo(64);
            }
            members.truth("public", false);
            members.optional("replaces");
        } catch (BadMessageException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
