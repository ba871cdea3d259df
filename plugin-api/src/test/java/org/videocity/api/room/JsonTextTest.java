package org.videocity.api.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\"\\/\b\f\n\r\t", "\u0000\u001f\u2028\u2029", "Grüße 👋", "</script>"})
    void whatIsQuotedReadsBack(String text) {
        String body = new ChatMessage(text).body();
        assertThat(JsonText.stringMember(body, "text")).contains(text);
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(JsonText.quote("a\n\u0001\"\\\u2028")).isEqualTo("\"a\\n\\u0001\\\"\\\\\\u2028\"");
    }

    @Test
    void aMemberIsFoundAmongOthers() {
        String json =
                " { \"a\" : [1, {\"text\":\"inner\"}, []], \"n\":-1.5e+3, \"t\":true, \"o\":{}, \"text\" : \"\\u0041\" } ";
        assertThat(JsonText.stringMember(json, "text")).contains("A");
        assertThat(JsonText.stringMember(json, "a")).isEmpty();
        assertThat(JsonText.stringMember(json, "n")).isEmpty();
        assertThat(JsonText.stringMember(json, "none")).isEmpty();
    }

    @Test
    void theLastOfTwoCounts() {
        assertThat(JsonText.stringMember("{\"a\":\"1\",\"a\":\"2\"}", "a")).contains("2");
        assertThat(JsonText.stringMember("{\"a\":\"1\",\"a\":null}", "a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"text\"",
                "{\"text\":\"a\"",
                "{\"text\":\"a}",
                "{\"text\":\"a\",}",
                "{\"text\" \"a\"}",
                "{\"text\":\"a\"} more",
                "{\"text\":\"\\x\"}",
                "{\"text\":\"\\u00\"}",
                "{\"text\":\"\\u+041\"}",
                "{\"text\":\"a\nb\"}",
                "{\"b\":,\"text\":\"a\"}"
            })
    void whatIsNotWellFormedHasNoMembers(String json) {
        assertThat(JsonText.stringMember(json, "text")).isEmpty();
    }

    @Test
    void depthIsBounded() {
        String deep = "{\"d\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"text\":\"a\"}";
        assertThat(JsonText.stringMember(deep, "text")).isEqualTo(Optional.empty());
    }
}
