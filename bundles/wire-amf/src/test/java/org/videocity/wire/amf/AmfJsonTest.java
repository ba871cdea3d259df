package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of docs/formats/amf-json.md, row by row. */
class AmfJsonTest {
    private static final AmfLimits SMALL = new AmfLimits(4, 20, 16, 100);

    static Stream<Arguments> thereAndBack() {
        return Stream.of(
                Arguments.of(AmfValue.NULL, "null"),
                Arguments.of(AmfValue.of(true), "true"),
                Arguments.of(AmfValue.of(false), "false"),
                Arguments.of(AmfValue.of(5), "5"),
                Arguments.of(AmfValue.of(-0.0), "-0.0"),
                Arguments.of(AmfValue.of(1.5), "1.5"),
                Arguments.of(AmfValue.of(9007199254740992.0), "9007199254740992"),
                Arguments.of(AmfValue.of(1e300), "1.0E300"),
                Arguments.of(AmfValue.of(Double.NaN), "{\"$number\":\"NaN\"}"),
                Arguments.of(AmfValue.of(Double.POSITIVE_INFINITY), "{\"$number\":\"Infinity\"}"),
                Arguments.of(AmfValue.of(Double.NEGATIVE_INFINITY), "{\"$number\":\"-Infinity\"}"),
                Arguments.of(
                        AmfValue.of("a\"\\\n\u0001\u00e9\uD83D\uDE00"), "\"a\\\"\\\\\\n\\u0001\u00e9\uD83D\uDE00\""),
                Arguments.of(AmfValue.of("\uD83D"), "\"\\ud83d\""),
                Arguments.of(new AmfValue.Date(1_111_111_111_000.0, (short) 0), "{\"$date\":1111111111000}"),
                Arguments.of(AmfValue.of(new byte[] {0, -1}), "{\"$bytes\":\"AP8=\"}"),
                Arguments.of(new AmfValue.Xml("<a/>"), "{\"$xml\":\"<a/>\"}"),
                Arguments.of(new AmfValue.XmlDocument("<a/>"), "{\"$xmlDocument\":\"<a/>\"}"),
                Arguments.of(new AmfValue.StrictArray(List.of(AmfValue.NULL, AmfValue.of(1))), "[null,1]"),
                Arguments.of(
                        AmfValue.members().put("0", "a").put("$x", 1).put("", 2).object(),
                        "{\"0\":\"a\",\"$$x\":1,\"\":2}"),
                Arguments.of(
                        new AmfValue.TypedObj(
                                "o.C",
                                AmfValue.members().put("$class", 1).object().asMembers()),
                        "{\"$class\":\"o.C\",\"$$class\":1}"),
                Arguments.of(
                        new AmfValue.Dictionary(
                                false, List.of(new AmfValue.Dictionary.Entry(AmfValue.of(1), AmfValue.of("a")))),
                        "{\"$dictionary\":[[1,\"a\"]]}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("thereAndBack")
    void goesThereAndBack(AmfValue value, String json) {
        assertThat(AmfJson.write(value)).isEqualTo(json);
        assertThat(AmfJson.read(json, AmfLimits.DEFAULT)).isEqualTo(value);
    }

    /** What comes back as something simpler. */
    static Stream<Arguments> thereOnly() {
        AmfValue one = AmfValue.of(1);
        return Stream.of(
                Arguments.of(AmfValue.UNDEFINED, "null", AmfValue.NULL),
                Arguments.of(new AmfValue.Unsupported(), "null", AmfValue.NULL),
                Arguments.of(new AmfValue.LongText("a"), "\"a\"", AmfValue.of("a")),
                Arguments.of(
                        AmfValue.members().put("a", 1).put("0", 1).ecmaArray(),
                        "{\"a\":1,\"0\":1}",
                        AmfValue.members().put("a", 1).put("0", 1).object()),
                Arguments.of(
                        new AmfValue.Vector(AmfValue.Vector.Kind.INT, true, "", List.of(one)),
                        "[1]",
                        new AmfValue.StrictArray(List.of(one))),
                Arguments.of(new AmfValue.Date(0, (short) 60), "{\"$date\":0}", new AmfValue.Date(0, (short) 0)),
                Arguments.of(
                        new AmfValue.Dictionary(true, List.of()),
                        "{\"$dictionary\":[]}",
                        new AmfValue.Dictionary(false, List.of())));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("thereOnly")
    void comesBackSimpler(AmfValue value, String json, AmfValue back) {
        assertThat(AmfJson.write(value)).isEqualTo(json);
        assertThat(AmfJson.read(json, AmfLimits.DEFAULT)).isEqualTo(back);
    }

    @Test
    void aReferenceStandsAsOftenAsItOccurs() {
        AmfValue value =
                new AmfDecoder(AmfLimits.DEFAULT).read(Amf0VectorsTest.hex("0a00000002 03 0001 78 05 0000 09 07 0001"));

        assertThat(AmfJson.write(value)).isEqualTo("[{\"x\":null},{\"x\":null}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "' { \"a\" : [ 1 , -2.5e+1 , true ] , \"b\" : { } } ' | '{\"a\":[1,-25,true],\"b\":{}}'",
                "'\"\\/\\b\\f\\r\\t\\u00E9\\ud83d\\uDe00\"' | '\"/\\u0008\\u000c\\u000d\\u0009é😀\"'",
                "'{\"a\":1,\"a\":2}' | '{\"a\":2}'",
                "'0' | '0'",
                "'1e-999' | '0'",
            })
    void readsWhatOthersWrite(String json, String written) {
        assertThat(AmfJson.write(AmfJson.read(json, AmfLimits.DEFAULT))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "nulll",
                "1 2",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "NaN",
                "1e999",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\ud8\uff11\uff11\"",
                "\"\n\"",
                "[1,]",
                "[1",
                "[,1]",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":1,}",
                "{\"a\":1",
                "{1:2}",
                "{\"$x\":1}",
                "{\"$date\":\"a\"}",
                "{\"$date\":1,\"a\":2}",
                "{\"a\":2,\"$date\":1}",
                "{\"$bytes\":\"?\"}",
                "{\"$bytes\":1}",
                "{\"$number\":\"1\"}",
                "{\"$class\":1}",
                "{\"$class\":\"a\",\"$date\":1}",
                "{\"$dictionary\":1}",
                "{\"$dictionary\":[1]}",
                "{\"$dictionary\":[[1]]}",
                "\u0000",
                "1\u0000",
                "// a\n1"
            })
    void refusesWhatIsNoJsonOrNoForm(String json) {
        assertThatThrownBy(() -> AmfJson.read(json, AmfLimits.DEFAULT))
                .isInstanceOf(AmfException.class)
                .hasMessageContaining("JSON");
    }

    @Test
    void keepsToItsLimits() {
        for (String json : List.of(
                "[[[[1]]]]",
                "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]",
                "\"" + "a".repeat(17) + "\"",
                " ".repeat(101))) {
            assertThatThrownBy(() -> AmfJson.read(json, SMALL))
                    .isInstanceOf(AmfException.class)
                    .hasMessageContaining("JSON");
        }
        assertThatThrownBy(() -> AmfJson.read("1".repeat(401), AmfLimits.DEFAULT))
                .isInstanceOf(AmfException.class);
        AmfValue deep = AmfValue.NULL;
        for (int i = 0; i < AmfEncoder.MAX_DEPTH; i++) {
            deep = new AmfValue.StrictArray(List.of(deep));
        }
        AmfValue tooDeep = deep;
        assertThatThrownBy(() -> AmfJson.write(tooDeep)).isInstanceOf(AmfException.class);
    }
}
