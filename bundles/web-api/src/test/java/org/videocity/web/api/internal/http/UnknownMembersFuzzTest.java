package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.videocity.web.api.internal.json.Json;

/** Whatever is sent, looking for what is not described ends, and says which member or nothing. */
class UnknownMembersFuzzTest {
    private static final JsonNode DOCUMENT = Json.parseOwn("""
            {"list": {"properties": {"name": {"type": "string"},
                                     "items": {"type": "array", "items": {"$ref": "#/list"}}},
                      "additionalProperties": false}}""");

    private final UnknownMembers members = new UnknownMembers(DOCUMENT);

    @FuzzTest(maxDuration = "20s")
    void looksAtAnyBody(FuzzedDataProvider data) {
        byte[] body = data.consumeRemainingAsBytes();
        ApiRequest request = ApiBench.request("POST", "/", Map.of(), false, "application/json", body, "", "");
        members.refusal(DOCUMENT.path("list"), request)
                .ifPresent(answer -> assertThat(answer.status()).isEqualTo(400));
    }
}
