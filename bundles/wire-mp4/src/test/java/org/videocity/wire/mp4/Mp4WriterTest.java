package org.videocity.wire.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.wire.bitstream.BitstreamException;

class Mp4WriterTest {
    private static final BoxReader READER = new BoxReader(200, 12);

    private static Mp4Box movie(Mp4Track... tracks) throws Mp4Exception {
        List<Mp4Box> boxes = READER.read(Mp4Writer.initSegment(List.of(tracks)));
        assertThat(boxes).extracting(Mp4Box::type).containsExactly("ftyp", "moov");
        return boxes.get(1);
    }

    private static ByteBuffer body(Mp4Box box, String path) {
        return box.find(path).orElseThrow().body();
    }

    @Test
    void theMovieDescribesItsTracks() throws Exception {
        Mp4Box moov = movie(Samples.video(1), Samples.aac(2));
        assertThat(moov.children()).extracting(Mp4Box::type).containsExactly("mvhd", "trak", "trak", "mvex");
        assertThat(body(moov, "mvhd").getInt(96)).as("next_track_ID").isEqualTo(3);
        assertThat(moov.find("mvex").orElseThrow().all("trex")).hasSize(2);
        Mp4Box video = moov.all("trak").get(0);
        assertThat(body(video, "tkhd").getInt(76)).as("width 16.16").isEqualTo(322 << 16);
        assertThat(body(video, "tkhd").getInt(80)).as("height 16.16").isEqualTo(242 << 16);
        assertThat(body(video, "mdia/mdhd").getInt(12)).as("timescale").isEqualTo(1000);
        assertThat(body(video, "mdia/minf/stbl/stsd/avc1/avcC")).isEqualTo(Samples.hex(Samples.AVCC));
        assertThat(video.find("mdia/minf/stbl/stsd/avc1/pasp")).isEmpty();
        assertThat(video.find("mdia/minf/vmhd")).isPresent();
        Mp4Box audio = moov.all("trak").get(1);
        assertThat(audio.find("mdia/minf/smhd")).isPresent();
        assertThat(body(audio, "mdia/minf/stbl/stsd/mp4a").getShort(16))
                .as("channels")
                .isEqualTo((short) 2);
        assertThat(body(audio, "mdia/minf/stbl/stsd/mp4a").getInt(24))
                .as("rate 16.16")
                .isEqualTo(48_000 << 16);
        assertThat(body(audio, "mdia/minf/stbl/stsd/mp4a/esds"))
                .isEqualTo(Samples.hex(
                        "00000000" + "0319000000" + "0411401500000000000000000000" + "00" + "05021190" + "060102"));
    }

    @Test
    void mp3HasNoDecoderSpecificInfo() throws Exception {
        Mp4Box moov = movie(Samples.mp3(1));
        assertThat(body(moov, "trak/mdia/mdhd").getInt(12)).isEqualTo(44_100);
        assertThat(body(moov, "trak/mdia/minf/stbl/stsd/mp4a/esds"))
                .isEqualTo(Samples.hex("00000000" + "0315000000" + "040d6b1500000000000000000000" + "00" + "060102"));
    }

    @Test
    void pixelsThatAreNotSquareAreSaid() throws Exception {
        Mp4Box moov = movie(Mp4Track.avc(1, 90_000, Samples.hex(Samples.AVCC_ANAMORPHIC)));
        assertThat(body(moov, "trak/mdia/minf/stbl/stsd/avc1/pasp").getLong(0)).isEqualTo(16L << 32 | 11);
    }

    @Test
    void aLongAudioConfigurationTakesTwoSizeBytes() throws Exception {
        String program = "120005044100211001ff" + "00".repeat(255);
        Mp4Box moov = movie(Mp4Track.aac(1, 1000, Samples.hex(program)));
        ByteBuffer esds = body(moov, "trak/mdia/minf/stbl/stsd/mp4a/esds");
        assertThat(esds.get(5)).isEqualTo((byte) 0x82);
    }

    @Test
    void aFragmentSaysTimesSizesAndFlags() throws Exception {
        ByteBuffer key = Samples.payload(0);
        List<TrackRun> runs = List.of(
                new TrackRun(
                        1,
                        0x1_0000_0000L,
                        List.of(
                                new Mp4Sample(40, 80, true, false, key),
                                new Mp4Sample(41, -40, false, true, Samples.payload(1)))),
                new TrackRun(2, 7, List.of(new Mp4Sample(23, 0, true, false, Samples.payload(2)))));
        ByteBuffer whole = Mp4Writer.fragmentBuffer(9, runs);
        List<Mp4Box> boxes = READER.read(whole);
        assertThat(boxes).extracting(Mp4Box::type).containsExactly("moof", "mdat");
        Mp4Box moof = boxes.get(0);
        assertThat(body(moof, "mfhd").getInt(4)).isEqualTo(9);
        Mp4Box video = moof.all("traf").get(0);
        assertThat(body(video, "tfhd")).isEqualTo(Samples.hex("0002000000000001"));
        assertThat(body(video, "tfdt")).isEqualTo(Samples.hex("01000000" + "0000000100000000"));
        int data = moof.size() + 8;
        assertThat(body(video, "trun"))
                .isEqualTo(Samples.hex(String.format("01000f01" + "00000002" + "%08x", data)
                        + "00000028" + "00000004" + "02000000" + "00000050"
                        + "00000029" + "00000005" + "01810000" + "ffffffd8"));
        assertThat(body(moof.all("traf").get(1), "trun"))
                .isEqualTo(Samples.hex(String.format("01000701" + "00000001" + "%08x", data + 9) + "00000017"
                        + "00000006" + "02000000"));
        assertThat(whole.slice(data, 4)).isEqualTo(key);
        assertThat(key.position()).isZero();
    }

    @Test
    void payloadsAreReferencedNotCopied() {
        ByteBuffer payload = Samples.payload(3);
        ByteBuffer[] buffers =
                Mp4Writer.fragment(1, List.of(new TrackRun(1, 0, List.of(new Mp4Sample(1, 0, true, false, payload)))));
        assertThat(buffers).hasSize(2);
        assertThat(buffers[1].array()).isSameAs(payload.array());
        assertThat(buffers[1]).isNotSameAs(payload);
    }

    @Test
    void mimeTypes() throws BitstreamException {
        assertThat(Mp4Writer.mimeType(List.of(Samples.video(1), Samples.aac(2))))
                .isEqualTo("video/mp4; codecs=\"avc1.64000d,mp4a.40.2\"");
        assertThat(Mp4Writer.mimeType(List.of(Samples.mp3(1)))).isEqualTo("audio/mp4; codecs=\"mp4a.6B\"");
    }

    @Test
    void tracksWantDifferentIds() throws BitstreamException {
        List<Mp4Track> twins = List.of(Samples.video(1), Samples.aac(1));
        assertThatThrownBy(() -> Mp4Writer.initSegment(twins)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mp4Writer.initSegment(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mp4Track.avc(0, 1000, Samples.hex(Samples.AVCC)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
