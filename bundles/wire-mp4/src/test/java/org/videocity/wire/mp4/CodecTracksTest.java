package org.videocity.wire.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videocity.wire.bitstream.BitstreamException;

/**
 * Sample entries of the codecs beside H.264, AAC and MP3. The boxes are what ffmpeg writes for its encoders (libx265, the SEI
 * cut off; libsvtav1; libvpx-vp9; libopus; flac; ac3; eac3), so ours are the same byte for byte.
 */
class CodecTracksTest {
    static final String HVCC = "0101600000009000000000003cf000fcfdf8f800000f03"
            + "a00001001840010c01ffff01600000030090000003000003003c959409"
            + "a10001002c42010101600000030090000003000003003ca00a880c1c44d965654a4c2f016808000003000800000300c840"
            + "a2000100064401c073c189";
    static final String AV1C = "81000c000a0b000000043d06d402f80040";
    static final String VPCC = "000b820202020000";
    static final String DOPS = "000101380000bb80000000";
    static final String DFLA = "8000002212001200" + "0001a60004ff0bb800f00002328015027356c02fd20916d92079cc250a39";

    static Mp4Track track(String entry, int id, int timescale, ByteBuffer configuration) throws BitstreamException {
        return switch (entry) {
            case "avc1" -> Mp4Track.avc(id, timescale, configuration);
            case "hvc1" -> Mp4Track.hevc(id, timescale, configuration);
            case "av01" -> Mp4Track.av1(id, timescale, configuration);
            case "vp09" -> Mp4Track.vp9(id, timescale, configuration, 322, 182);
            case "vp08" -> Mp4Track.vp8(id, timescale, configuration, 322, 182);
            case "mp4a" -> Mp4Track.aac(id, timescale, configuration);
            case "Opus" -> Mp4Track.opus(id, timescale, configuration);
            case "fLaC" -> Mp4Track.flac(id, timescale, configuration);
            case "ac-3" -> Mp4Track.ac3(id, timescale, configuration);
            default -> Mp4Track.eac3(id, timescale, configuration);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "hvc1, hvcC, '', " + HVCC + ", hvc1.1.6.L60.90",
        "av01, av1C, '', " + AV1C + ", av01.0.00M.08",
        "vp09, vpcC, 01000000, " + VPCC + ", vp09.00.11.08",
        "vp08, vpcC, 01000000, 0000820202020000, vp08.00.00.08"
    })
    void video(String entry, String box, String version, String configuration, String codec) throws Exception {
        Mp4Track track = track(entry, 1, 1000, Samples.hex(configuration));
        assertThat(track.codecString()).isEqualTo(codec);
        assertThat(track.width()).isEqualTo(322);
        assertThat(track.height()).isEqualTo(182);
        Mp4Box sample = sampleEntry(track);
        assertThat(sample.type()).isEqualTo(entry);
        assertThat(sample.body().getShort(24)).isEqualTo((short) 322);
        assertThat(sample.children()).extracting(Mp4Box::type).containsExactly(box);
        assertThat(sample.children().get(0).body()).isEqualTo(Samples.hex(version + configuration));
    }

    @ParameterizedTest
    @CsvSource({
        "Opus, dOps, '', " + DOPS + ", opus, 1, 48000",
        "Opus, dOps, '', 000601380000bb800000010402000401020305, opus, 6, 48000",
        "fLaC, dfLa, 00000000, " + DFLA + ", flac, 1, 48000",
        "ac-3, dac3, '', 503de0, ac-3, 6, 44100",
        "ec-3, dec3, '', 0e00200f00, ec-3, 6, 48000"
    })
    void audio(String entry, String box, String version, String configuration, String codec, int channels, int rate)
            throws Exception {
        Mp4Track track = track(entry, 1, 1000, Samples.hex(configuration));
        assertThat(Mp4Writer.mimeType(List.of(track))).isEqualTo("audio/mp4; codecs=\"" + codec + "\"");
        Mp4Box sample = sampleEntry(track);
        assertThat(sample.type()).isEqualTo(entry);
        assertThat(sample.body().getShort(16)).isEqualTo((short) channels);
        assertThat(sample.body().getInt(24)).isEqualTo(rate << 16);
        assertThat(sample.children().get(0).type()).isEqualTo(box);
        assertThat(sample.children().get(0).body()).isEqualTo(Samples.hex(version + configuration));
    }

    private static Mp4Box sampleEntry(Mp4Track track) throws Mp4Exception {
        Mp4Box moov = new BoxReader(100, 12)
                .read(Mp4Writer.initSegment(List.of(track)))
                .get(1);
        return moov.find("trak/mdia/minf/stbl/stsd").orElseThrow().children().get(0);
    }

    @Test
    void vpccMayComeWithItsVersion() throws BitstreamException {
        assertThat(Mp4Track.vp9(1, 1000, Samples.hex("01000000" + VPCC), 322, 182))
                .isEqualTo(Mp4Track.vp9(1, 1000, Samples.hex(VPCC), 322, 182));
    }

    @Test
    void theWrittenHvccSaysThatNothingIsInBand() throws Exception {
        String loose = HVCC.replace("00000f03a0", "00000d0320").replace("09a1", "0921");
        Mp4Box sample = sampleEntry(Mp4Track.hevc(1, 1000, Samples.hex(loose)));
        assertThat(sample.children().get(0).body()).isEqualTo(Samples.hex(HVCC));
    }

    @Test
    void pixelsThatAreNotSquareAreSaid() throws Exception {
        String anamorphic = "0102200000009000000000003cf000fcfdfafa00001303"
                + "a00001001c40010c02ffff02200000030090000003000003003c00009594aca048"
                + "a10001002e42010202200000030090000003000003003c0000a00a480b9c94d965652b2c926578234040000003004000000642"
                + "a2000100074401c172b46240";
        Mp4Box sample = sampleEntry(Mp4Track.hevc(1, 1000, Samples.hex(anamorphic)));
        assertThat(sample.find("pasp").orElseThrow().body().getLong(0)).isEqualTo(16L << 32 | 11);
    }

    @Test
    void whatCannotBeSaidIsRefused() {
        assertThatThrownBy(() -> Mp4Track.av1(1, 1000, Samples.hex("81000c00")))
                .hasMessageContaining("sequence header");
        assertThatThrownBy(() -> Mp4Track.vp9(1, 1000, Samples.hex(VPCC), 65_536, 1))
                .hasMessageContaining("65536x1");
        Mp4Track odd = new Mp4Track(1, true, 1000, "xyz1", 0, ByteBuffer.allocate(0), 1, 1, 0, 0, "xyz1");
        assertThatThrownBy(() -> Mp4Writer.initSegment(List.of(odd))).hasMessageContaining("xyz1");
    }

    /** Packets of 60 ms, 4608 samples at 48 kHz, 1536 at 44.1 kHz, three blocks; the last one says its length itself. */
    @ParameterizedTest
    @CsvSource({
        "Opus, " + DOPS + ", 48000, fb03, 2880",
        "Opus, " + DOPS + ", 1000, fb03, 60",
        "fLaC, " + DFLA + ", 48000, fff85a0800814e00, 4608",
        "ac-3, 503de0, 44100, 0b77e1e75e40ebf8403e, 1536",
        "ac-3, 503de0, 1000, 0b77e1e75e40ebf8403e, 35",
        "ec-3, 0e00200f00, 48000, 0b77037f2f87c00020f8, 768",
        "mp4a, 1190, 48000, 210049, 1024"
    })
    void theLastAudioFrameSaysItsDuration(
            String entry, String configuration, int timescale, String frame, long duration) throws BitstreamException {
        Mp4Track track = track(entry, 1, timescale, Samples.hex(configuration));
        Fragmenter fragmenter = new Fragmenter(List.of(track), FragmentPolicy.LOW_LATENCY);
        fragmenter.add(1, 0, 0, true, false, Samples.hex(frame));
        List<Fragment> last = fragmenter.flush();
        assertThat(last.get(0).runs().get(0).samples().get(0).duration()).isEqualTo(duration);
    }

    @Test
    void severalVideoTracksFollowTheFirst() throws BitstreamException {
        Mp4Track lead = track("hvc1", 2, 1000, Samples.hex(HVCC));
        Mp4Track other = track("av01", 1, 1000, Samples.hex(AV1C));
        Mp4Track sound = track("Opus", 3, 1000, Samples.hex(DOPS));
        Fragmenter fragmenter = new Fragmenter(List.of(sound, lead, other), new FragmentPolicy(5, 100, 1000));
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            fragments.addAll(fragmenter.add(2, i * 40L, 0, i % 5 == 0, false, Samples.payload(i)));
            fragments.addAll(fragmenter.add(1, i * 40L, 0, i % 7 == 0, false, Samples.payload(i)));
            fragments.addAll(fragmenter.add(3, i * 40L, 0, false, false, Samples.hex("fb02")));
        }
        fragments.addAll(fragmenter.flush());
        assertThat(fragments).hasSize(4).allMatch(Fragment::joinable);
        List<Boolean> sync = new ArrayList<>();
        for (Fragment fragment : fragments) {
            assertThat(fragment.runs()).extracting(TrackRun::trackId).containsExactly(2, 1, 3);
            fragment.runs().get(1).samples().forEach(sample -> sync.add(sample.sync()));
            assertThat(fragment.runs().get(2).samples()).allMatch(Mp4Sample::sync);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(sync.get(i)).isEqualTo(i % 7 == 0);
        }
    }
}
