package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type of the AMF0 file format specification, section 2, in the bytes its grammar prescribes. */
class Amf0VectorsTest {
    private final AmfDecoder decoder = new AmfDecoder(AmfLimits.DEFAULT);

    static Stream<Arguments> vectors() {
        Map<String, AmfValue> members = new LinkedHashMap<>();
        members.put("b", AmfValue.of(true));
        members.put("a", AmfValue.NULL);
        String pairs = "0001 62 01 01 0001 61 05 0000 09";
        return Stream.of(
                Arguments.of("2.2", "00 4016000000000000", AmfValue.of(5.5)),
                Arguments.of("2.3", "01 01", AmfValue.of(true)),
                Arguments.of("2.3", "01 00", AmfValue.of(false)),
                Arguments.of("2.4", "02 0003 666f6f", AmfValue.of("foo")),
                Arguments.of("2.4", "02 0004 f09f9880", AmfValue.of("\uD83D\uDE00")),
                Arguments.of("2.5", "03 " + pairs, new AmfValue.Obj(members)),
                Arguments.of("2.5", "03 0000 09", AmfValue.members().object()),
                Arguments.of("2.7", "05", AmfValue.NULL),
                Arguments.of("2.8", "06", AmfValue.UNDEFINED),
                Arguments.of("2.10", "08 00000002 " + pairs, new AmfValue.EcmaArray(members)),
                Arguments.of(
                        "2.12",
                        "0a 00000002 05 02 0001 78",
                        new AmfValue.StrictArray(List.of(AmfValue.NULL, AmfValue.of("x")))),
                Arguments.of("2.13", "0b 4270000000000000 0000", new AmfValue.Date(0x1p40, (short) 0)),
                Arguments.of("2.14", "0c 00000003 666f6f", new AmfValue.LongText("foo")),
                Arguments.of("2.15", "0d", new AmfValue.Unsupported()),
                Arguments.of("2.17", "0f 00000004 3c612f3e", new AmfValue.XmlDocument("<a/>")),
                Arguments.of("2.18", "10 0003 6f2e43 " + pairs, new AmfValue.TypedObj("o.C", members)));
    }

    @ParameterizedTest(name = "section {0}: {1}")
    @MethodSource("vectors")
    void readsAndWritesTheBytesOfTheSpecification(String section, String hex, AmfValue value) {
        ByteBuffer bytes = hex(hex);

        AmfValue read = decoder.read(bytes.duplicate());

        assertThat(read).isEqualTo(value);
        assertThat(AmfEncoder.size(value)).isEqualTo(bytes.remaining());
        assertThat(AmfEncoder.encode(value)).isEqualTo(bytes);
        assertThat(read.asMembers().keySet())
                .containsExactlyElementsOf(value.asMembers().keySet());
    }

    @ParameterizedTest(name = "object {1}")
    @MethodSource("references")
    void resolvesReferences(String hex, AmfValue expected) {
        List<AmfValue> values = decoder.readAll(hex(hex));

        assertThat(values.get(values.size() - 1)).isEqualTo(expected);
    }

    /** Section 2.9: objects, typed objects, ECMA and strict arrays are numbered in the order in which they begin. */
    static Stream<Arguments> references() {
        AmfValue inner = AmfValue.members().put("x", 0.0).object();
        return Stream.of(
                Arguments.of("03 0000 09 07 0000", AmfValue.members().object()),
                Arguments.of("0a 00000001 03 0001 78 00 0000000000000000 0000 09 07 0001", inner),
                Arguments.of(
                        "02 0001 78 08 00000000 0000 09 07 0000",
                        AmfValue.members().ecmaArray()));
    }

    static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
