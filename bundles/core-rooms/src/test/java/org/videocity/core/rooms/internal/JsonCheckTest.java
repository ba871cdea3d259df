package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " true ",
                "0",
                "-0.5e+10",
                "12E3",
                "\"\"",
                "\"a\\u00e9\\n\"",
                "[]",
                "[1, [2], {}]",
                "{}",
                "{\"a\":{\"b\":[null,false]},\"c\":\"\"}",
                "\t{ \"a\" : 1 }\r\n"
            })
    void isJson(String text) {
        assertThat(JsonCheck.isJson(text, 64)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "-",
                "nul",
                "nulls",
                "\"",
                "\"\n\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "[1,]",
                "[,]",
                "[1 2]",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":1,}",
                "{\"a\":1",
                "1 2",
                "'a'",
                "/**/1",
                "NaN"
            })
    void isNot(String text) {
        assertThat(JsonCheck.isJson(text, 64)).isFalse();
    }

    @Test
    void nestsNoDeeperThanAllowed() {
        assertThat(JsonCheck.isJson("[".repeat(64) + "]".repeat(64), 64)).isTrue();
        assertThat(JsonCheck.isJson("[".repeat(65) + "]".repeat(65), 64)).isFalse();
        assertThat(JsonCheck.isJson("[".repeat(1_000_000), 64)).isFalse();
    }

    @Test
    void countsBytesOfUtf8() {
        assertThat(JsonCheck.utf8Length("aé€😀")).isEqualTo(1 + 2 + 3 + 4);
        assertThat(JsonCheck.utf8Length("\ud83d")).isEqualTo(-1);
        assertThat(JsonCheck.utf8Length("\ude00\ud83d")).isEqualTo(-1);
    }
}
