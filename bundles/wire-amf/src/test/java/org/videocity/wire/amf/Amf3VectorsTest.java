package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type of the AMF 3 specification of January 2013, section 3, in the bytes its grammar prescribes. */
class Amf3VectorsTest {
    private final Amf3Decoder decoder = new Amf3Decoder(AmfLimits.DEFAULT);

    static Stream<Arguments> vectors() {
        AmfValue pair =
                AmfValue.members().put("b", true).put("a", AmfValue.NULL).object();
        return Stream.of(
                Arguments.of("3.2", "00", AmfValue.UNDEFINED),
                Arguments.of("3.3", "01", AmfValue.NULL),
                Arguments.of("3.4", "02", AmfValue.of(false)),
                Arguments.of("3.5", "03", AmfValue.of(true)),
                Arguments.of("3.7", "05 4016000000000000", AmfValue.of(5.5)),
                Arguments.of("3.7", "05 8000000000000000", AmfValue.of(-0.0)),
                Arguments.of("3.8", "06 07 666f6f", AmfValue.of("foo")),
                Arguments.of("3.8", "06 01", AmfValue.of("")),
                Arguments.of("3.8", "06 09 f09f9880", AmfValue.of("\uD83D\uDE00")),
                Arguments.of("3.9", "07 09 3c612f3e", new AmfValue.XmlDocument("<a/>")),
                // 18 March 2005 01:58:31 UTC is 1111111111 seconds
                Arguments.of("3.10", "08 01 42702b3621158000", new AmfValue.Date(1_111_111_111_000.0, (short) 0)),
                Arguments.of("3.11", "09 01 01", new AmfValue.StrictArray(List.of())),
                Arguments.of(
                        "3.11 dense",
                        "09 05 01 01 06 03 78",
                        new AmfValue.StrictArray(List.of(AmfValue.NULL, AmfValue.of("x")))),
                Arguments.of(
                        "3.11 associative",
                        "09 01 03 61 04 01 01",
                        AmfValue.members().put("a", 1).ecmaArray()),
                Arguments.of(
                        "3.11 both",
                        "09 03 03 61 04 01 01 03",
                        AmfValue.members().put("a", 1).put("0", true).ecmaArray()),
                Arguments.of("3.12 dynamic", "0a 0b 01 03 62 03 03 61 01 01", pair),
                Arguments.of(
                        "3.12 sealed",
                        "0a 23 07 6f2e43 03 62 03 61 03 01",
                        new AmfValue.TypedObj("o.C", pair.asMembers())),
                Arguments.of("3.13", "0b 09 3c612f3e", new AmfValue.Xml("<a/>")),
                Arguments.of("3.14", "0c 07 00ff80", AmfValue.of(new byte[] {0, -1, -128})),
                Arguments.of(
                        "3.15 int",
                        "0d 05 00 ffffffff 7fffffff",
                        vector(AmfValue.Vector.Kind.INT, false, -1, 0x7FFFFFFF)),
                Arguments.of(
                        "3.15 uint",
                        "0e 05 01 ffffffff 00000000",
                        vector(AmfValue.Vector.Kind.UINT, true, 4294967295.0, 0)),
                Arguments.of(
                        "3.15 double", "0f 03 00 4016000000000000", vector(AmfValue.Vector.Kind.DOUBLE, false, 5.5)),
                Arguments.of(
                        "3.15 object",
                        "10 03 00 07 6f2e43 01",
                        new AmfValue.Vector(AmfValue.Vector.Kind.OBJECT, false, "o.C", List.of(AmfValue.NULL))),
                Arguments.of(
                        "3.16",
                        "11 03 01 06 03 78 04 02",
                        new AmfValue.Dictionary(
                                true, List.of(new AmfValue.Dictionary.Entry(AmfValue.of("x"), AmfValue.of(2))))));
    }

    @ParameterizedTest(name = "section {0}: {1}")
    @MethodSource("vectors")
    void readsAndWritesTheBytesOfTheSpecification(String section, String hex, AmfValue value) {
        ByteBuffer bytes = Amf0VectorsTest.hex(hex);

        assertThat(decoder.read(bytes.duplicate())).isEqualTo(value);
        assertThat(Amf3Encoder.encode(value)).isEqualTo(bytes);
    }

    /** 1.3.1 and 3.6: the ends of each length of a U29, and of the two's complement in it. */
    static Stream<Arguments> integers() {
        return Stream.of(
                Arguments.of("04 00", 0),
                Arguments.of("04 7f", 0x7F),
                Arguments.of("04 8100", 0x80),
                Arguments.of("04 ff7f", 0x3FFF),
                Arguments.of("04 818000", 0x4000),
                Arguments.of("04 ffff7f", 0x1FFFFF),
                Arguments.of("04 80c08000", 0x200000),
                Arguments.of("04 bfffffff", 0xFFFFFFF),
                Arguments.of("04 c0808000", -0x10000000),
                Arguments.of("04 ffffffff", -1),
                Arguments.of("05 41b0000000000000", 0x10000000),
                Arguments.of("05 c1b0000001000000", -0x10000001));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("integers")
    void writesIntegersOf29Bits(String hex, int number) {
        ByteBuffer bytes = Amf0VectorsTest.hex(hex);

        assertThat(decoder.read(bytes.duplicate())).isEqualTo(AmfValue.of(number));
        assertThat(Amf3Encoder.encode(AmfValue.of((double) number))).isEqualTo(bytes);
    }

    /** Section 2.2: strings, complex values and traits are numbered each in the order in which they begin. */
    static Stream<Arguments> references() {
        AmfValue inner = AmfValue.members().put("x", 0).object();
        AmfValue point = new AmfValue.TypedObj("P", inner.asMembers());
        return Stream.of(
                Arguments.of("string", "06 03 78 06 00", AmfValue.of("x")),
                Arguments.of("the empty string has no number", "06 01 06 03 78 06 00", AmfValue.of("x")),
                Arguments.of("a name as string", "0a 0b 01 03 78 01 01 06 00", AmfValue.of("x")),
                Arguments.of("object", "0a 0b 01 03 78 04 00 01 0a 00", inner),
                Arguments.of("object inside an array", "09 03 01 0a 0b 01 03 78 04 00 01 0a 02", inner),
                Arguments.of("traits", "0a 13 03 50 03 78 04 01 0a 01 04 00", point),
                Arguments.of("dynamic traits", "0a 0b 01 01 0a 01 03 78 04 00 01", inner),
                Arguments.of("date", "08 01 0000000000000000 08 00", new AmfValue.Date(0, (short) 0)),
                Arguments.of("byte array", "0c 03 41 0c 00", AmfValue.of(new byte[] {0x41})),
                Arguments.of("xml", "0b 03 41 0b 00", new AmfValue.Xml("A")),
                Arguments.of("vector", "0d 01 00 0d 00", vector(AmfValue.Vector.Kind.INT, false)),
                Arguments.of("dictionary", "11 01 00 11 00", new AmfValue.Dictionary(false, List.of())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("references")
    void resolvesReferences(String kind, String hex, AmfValue expected) {
        List<AmfValue> values = decoder.readAll(Amf0VectorsTest.hex(hex));

        assertThat(values.get(values.size() - 1)).isEqualTo(expected);
    }

    /** Section 3.12: dynamic members after sealed ones, a sealed object without a class, a sealed member without a name. */
    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of(
                        "0a 1b 03 50 03 78 04 01 03 79 04 02 01",
                        new AmfValue.TypedObj(
                                "P",
                                AmfValue.members()
                                        .put("x", 1)
                                        .put("y", 2)
                                        .object()
                                        .asMembers())),
                Arguments.of(
                        "0a 13 01 03 78 04 01", AmfValue.members().put("x", 1).object()),
                Arguments.of("0a 13 01 01 04 01", AmfValue.members().put("", 1).object()),
                Arguments.of(
                        "0a 03 03 50",
                        new AmfValue.TypedObj("P", AmfValue.members().object().asMembers())),
                Arguments.of(
                        "09 01 03 31 04 07 03 30 04 08 01",
                        new AmfValue.StrictArray(List.of(AmfValue.of(8), AmfValue.of(7)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void readsWhatOthersWriteInOtherForms(String hex, AmfValue expected) {
        AmfValue read = decoder.read(Amf0VectorsTest.hex(hex));

        assertThat(read).isEqualTo(expected);
        assertThat(decoder.read(Amf3Encoder.encode(read))).isEqualTo(expected);
    }

    private static AmfValue vector(AmfValue.Vector.Kind kind, boolean fixed, double... elements) {
        return new AmfValue.Vector(
                kind,
                fixed,
                "",
                java.util.Arrays.stream(elements).mapToObj(AmfValue::of).toList());
    }
}
