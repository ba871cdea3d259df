package org.videocity.wire.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The records are x265's, by {@code ffmpeg -f lavfi -i testsrc2=size=322x182:rate=25 -c:v libx265 x.mp4}, the second one
 * with {@code -x265-params temporal-layers=1 -pix_fmt yuv420p10le -vf setsar=16/11}; the SEI array is cut off.
 */
class HevcTest {
    static final String HVCC = "0101600000009000000000003cf000fcfdf8f800000f03"
            + "a00001001840010c01ffff01600000030090000003000003003c959409"
            + "a10001002c42010101600000030090000003000003003ca00a880c1c44d965654a4c2f016808000003000800000300c840"
            + "a2000100064401c073c189";
    static final String HVCC_MAIN10 = "0102200000009000000000003cf000fcfdfafa00001303"
            + "a00001001c40010c02ffff02200000030090000003000003003c00009594aca048"
            + "a10001002e42010202200000030090000003000003003c0000a00a480b9c94d965652b2c926578234040000003004000000642"
            + "a2000100074401c172b46240";
    private static final HevcUnits UNITS = HevcUnits.withDefaultLimits();
    private static final String IDR = "00000004 2801af10";
    private static final String SEI = "00000003 4e0105";

    private static HevcConfiguration main() throws BitstreamException {
        return HevcConfiguration.parse(Hex.bytes(HVCC));
    }

    @Test
    void theRecordIsReadAndWritten() throws BitstreamException {
        HevcConfiguration record = main();
        assertThat(Hex.text(record.toBytes())).isEqualTo(HVCC);
        assertThat(record.codecString()).isEqualTo("hvc1.1.6.L60.90");
        assertThat(record.nalLengthSize()).isEqualTo(4);
        assertThat(record.temporalLayers()).isEqualTo(1);
        assertThat(record.arrays()).extracting(HevcNalArray::type).containsExactly(32, 33, 34);
        HevcSps sps = record.sps();
        assertThat(sps.width()).isEqualTo(322);
        assertThat(sps.height()).isEqualTo(182);
        assertThat(sps.framesPerSecond()).hasValue(25);
        assertThat(sps.profile()).isEqualTo(record.profile());
    }

    @Test
    void tenBitsLayersAndPixelsThatAreNotSquare() throws BitstreamException {
        HevcConfiguration record = HevcConfiguration.parse(Hex.bytes(HVCC_MAIN10));
        assertThat(Hex.text(record.toBytes())).isEqualTo(HVCC_MAIN10);
        assertThat(record.codecString()).isEqualTo("hvc1.2.4.L60.90");
        HevcSps sps = record.sps();
        assertThat(sps.bitDepthLuma()).isEqualTo(10);
        assertThat(sps.maxSubLayers()).isEqualTo(2);
        assertThat(sps.pixelAspectWidth()).isEqualTo(16);
        assertThat(sps.pixelAspectHeight()).isEqualTo(11);
        assertThat(sps.framesPerSecond()).hasValue(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {HVCC, HVCC_MAIN10})
    void parameterSetsMakeTheSameRecord(String hex) throws BitstreamException {
        HevcConfiguration record = HevcConfiguration.parse(Hex.bytes(hex));
        List<ByteBuffer> sets = new ArrayList<>(record.units(HevcUnits.PPS));
        sets.add(Hex.bytes("4e0105"));
        sets.addAll(record.units(HevcUnits.SPS));
        sets.addAll(record.units(HevcUnits.VPS));
        HevcConfiguration made = HevcConfiguration.of(sets).withFourByteLengths();
        assertThat(made.profile()).isEqualTo(record.profile());
        assertThat(made.arrays())
                .extracting(HevcNalArray::units)
                .containsExactlyElementsOf(
                        record.arrays().stream().map(HevcNalArray::units).toList());
        assertThatThrownBy(() -> HevcConfiguration.of(record.units(HevcUnits.SPS)))
                .hasMessageContaining("type 32 is missing");
    }

    /** ISO/IEC 14496-15 annex E.3 has these names as examples. */
    @ParameterizedTest
    @CsvSource({
        "0, false, 1, 60000000, b00000000000, 93, hvc1.1.6.L93.B0",
        "1, true, 4, 82000000, b02300000000, 120, hvc1.A4.41.H120.B0.23",
        "0, false, 1, 01000000, b00000000000, 93, hvc1.1.80.L93.B0",
        "0, false, 2, 20000000, 000000000000, 150, hvc1.2.4.L150"
    })
    void names(int space, boolean high, int idc, String compatibility, String constraints, int level, String name) {
        HevcProfile profile = new HevcProfile(
                space, high, idc, Integer.parseUnsignedInt(compatibility, 16), Long.parseLong(constraints, 16), level);
        assertThat(profile.codecString()).isEqualTo(name);
    }

    @Test
    void keyFrames() throws BitstreamException {
        assertThat(UNITS.inspect(Hex.bytes(SEI + IDR))).isEqualTo(new HevcSample(1, 20, 0, false, false));
        assertThat(UNITS.inspect(Hex.bytes(IDR)).idr()).isTrue();
        HevcSample cra = UNITS.inspect(Hex.bytes("00000003 2a01af"));
        assertThat(cra.randomAccess()).isTrue();
        assertThat(cra.idr()).isFalse();
        assertThat(UNITS.inspect(Hex.bytes("00000003 0201d0")).randomAccess()).isFalse();
        assertThat(UNITS.inspect(Hex.bytes(SEI)).randomAccess()).isFalse();
    }

    @Test
    void aPictureNobodyRefersToIsOfTheHighestLayer() throws BitstreamException {
        HevcSample trailN = UNITS.inspect(Hex.bytes("00000003 0001e0"));
        assertThat(trailN.discardable(1)).isTrue();
        assertThat(trailN.discardable(2)).as("layer 1 may refer to it").isFalse();
        assertThat(trailN.discardable(0)).as("unknown").isFalse();
        assertThat(UNITS.inspect(Hex.bytes("00000003 0002e0")).discardable(2)).isTrue();
        assertThat(UNITS.inspect(Hex.bytes("00000003 0201e0")).discardable(1)).isFalse();
        HevcSample mixed = UNITS.inspect(Hex.bytes("00000003 0001e0 00000003 0201e0"));
        assertThat(mixed.discardable(1)).isFalse();
        HevcSample enhancement = UNITS.inspect(Hex.bytes("00000003 0001e0 00000003 0209e0"));
        assertThat(enhancement.slices()).isEqualTo(1);
    }

    @Test
    void parameterSetsInBandAreFoundAndTakenOut() throws BitstreamException {
        HevcConfiguration record = main();
        NalUnits join = NalUnits.withDefaultLimits();
        List<ByteBuffer> units = new ArrayList<>(List.of(Hex.bytes("460150")));
        for (int type = HevcUnits.VPS; type <= HevcUnits.PPS; type++) {
            units.addAll(record.units(type));
        }
        units.add(Hex.bytes("4e0105"));
        units.add(Hex.bytes("2801af10"));
        ByteBuffer sample = join.join(units);
        assertThat(UNITS.inspect(sample, 4).parameterSets()).isTrue();
        List<ByteBuffer> sets = UNITS.parameterSets(sample, 4);
        assertThat(sets).hasSize(3);
        assertThat(UNITS.toAccessUnit(sample, 4)).isEqualTo(Hex.bytes(SEI + IDR));
        assertThat(record.adopting(sets)).isSameAs(record);
        assertThat(record.adopting(List.of())).isSameAs(record);
    }

    @Test
    void newParameterSetsMakeANewRecord() throws BitstreamException {
        HevcConfiguration record = main();
        HevcConfiguration other = HevcConfiguration.parse(Hex.bytes(HVCC_MAIN10));
        List<ByteBuffer> sets = new ArrayList<>();
        for (int type = HevcUnits.VPS; type <= HevcUnits.PPS; type++) {
            sets.addAll(other.units(type));
        }
        HevcConfiguration adopted = record.adopting(sets);
        assertThat(adopted.bitDepthLuma()).isEqualTo(10);
        assertThat(adopted.temporalLayers()).isEqualTo(2);
        HevcConfiguration onlyPicture = record.adopting(other.units(HevcUnits.PPS));
        assertThat(onlyPicture.units(HevcUnits.PPS)).isEqualTo(other.units(HevcUnits.PPS));
        assertThat(onlyPicture.units(HevcUnits.SPS)).isEqualTo(record.units(HevcUnits.SPS));
    }

    @Test
    void shortLengthsBecomeFourBytes() throws BitstreamException {
        HevcConfiguration two = HevcConfiguration.parse(
                Hex.bytes(HVCC.replace("00000f03a0", "00000d0320").replace("09a1", "0921")));
        assertThat(two.nalLengthSize()).isEqualTo(2);
        assertThat(two.arrays().get(0).complete()).isFalse();
        assertThat(Hex.text(two.withFourByteLengths().toBytes())).isEqualTo(HVCC);
        assertThat(UNITS.toAccessUnit(Hex.bytes("0004 2801af10"), 2)).isEqualTo(Hex.bytes(IDR));
    }

    @Test
    void brokenRecordsAreRefused() {
        String head = HVCC.substring(0, 44);
        for (String hex : List.of(
                "",
                HVCC.substring(0, 44),
                "00" + HVCC.substring(2),
                head + "00", // no SPS
                HVCC.substring(0, HVCC.length() - 2),
                HVCC.replace("00000f03a0", "00000e03a0"), // lengths of three bytes
                HVCC.replace("a10001002c42", "a10001002c44"),
                head + "01a1ffff")) {
            assertThatThrownBy(() -> HevcConfiguration.parse(Hex.bytes(hex)))
                    .as(hex)
                    .isInstanceOf(BitstreamException.class);
        }
        assertThatThrownBy(() -> HevcConfiguration.parse(ByteBuffer.allocate(HevcConfiguration.MAX_BYTES + 1)))
                .hasMessageContaining("at most");
    }

    @Test
    void brokenParameterSetsAreRefused() throws BitstreamException {
        ByteBuffer sps = main().units(HevcUnits.SPS).get(0);
        for (int length = 0; length < 28; length++) {
            ByteBuffer cut = sps.slice(0, length);
            assertThatThrownBy(() -> HevcSps.parse(cut)).isInstanceOf(BitstreamException.class);
        }
        assertThatThrownBy(() -> UNITS.inspect(Hex.bytes("0000000528"))).isInstanceOf(BitstreamException.class);
    }
}
