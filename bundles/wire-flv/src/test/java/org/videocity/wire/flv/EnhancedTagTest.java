package org.videocity.wire.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enhanced RTMP v2, sections Enhanced Audio and Enhanced Video: the bytes follow its tables by hand. */
class EnhancedTagTest {
    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String text(ByteBuffer... pieces) {
        StringBuilder text = new StringBuilder();
        for (ByteBuffer piece : pieces) {
            byte[] copy = new byte[piece.remaining()];
            piece.duplicate().get(copy);
            text.append(HexFormat.of().formatHex(copy));
        }
        return text.toString();
    }

    private static VideoTag video(String hex) throws FlvException {
        return VideoTag.parse(bytes(hex));
    }

    private static AudioTag audio(String hex) throws FlvException {
        return AudioTag.parse(bytes(hex));
    }

    /** The specification says these two numbers. */
    @Test
    void fourCcsAreNumbersInMetadata() {
        assertThat(FourCc.number("av01")).isEqualTo(1_635_135_537L);
        assertThat(FourCc.number("Opus")).isEqualTo(1_332_770_163L);
    }

    @Test
    void videoPackets() throws FlvException {
        assertThat(video("90 68766331 01")).isEqualTo(VideoTag.sequenceStart("hvc1"));
        assertThat(video("91 68766331 000050 aa")).isEqualTo(VideoTag.frame("hvc1", true, false, 80));
        assertThat(video("a1 68766331 ffffff aa")).isEqualTo(VideoTag.frame("hvc1", false, false, -1));
        assertThat(video("b3 68766331 aa")).isEqualTo(VideoTag.frame("hvc1", false, true, 0));
        assertThat(video("a3 61766331 aa")).isEqualTo(VideoTag.frame("avc1", false, false, 0));
        assertThat(video("91 61763031 aa")).isEqualTo(VideoTag.frame("av01", true, false, 33));
        assertThat(video("92 76703039")).isEqualTo(VideoTag.sequenceEnd("vp09"));
        assertThat(video("94 68766331 02")).isEqualTo(VideoTag.metadata("hvc1"));
        assertThat(video("95 61763031 02")).isEqualTo(VideoTag.mpeg2TsSequenceStart("av01"));
        VideoTag frame = video("b3 68766331 aa");
        assertThat(frame.isFrame()).isTrue();
        assertThat(frame.disposable()).isTrue();
        assertThat(frame.bodyOffset()).isEqualTo(5);
        assertThat(video("91 76767631 000001 aa").support()).isEqualTo(TagSupport.UNSUPPORTED_CODEC);
        assertThat(video("91 00766331 000001 aa").codecName()).isEqualTo("enhanced ?vc1");
    }

    @Test
    void audioPackets() throws FlvException {
        assertThat(audio("90 4f707573 4f")).isEqualTo(AudioTag.sequenceStart("Opus"));
        assertThat(audio("91 664c6143 ff")).isEqualTo(AudioTag.frame("fLaC"));
        assertThat(audio("92 61632d33")).isEqualTo(AudioTag.sequenceEnd("ac-3"));
        assertThat(audio("94 65632d33 0102 00000003")).isEqualTo(AudioTag.multichannelConfig("ec-3"));
        assertThat(audio("91 2e6d7033 ff").mp3()).isTrue();
        assertThat(audio("91 4f707573 ff").isFrame()).isTrue();
        assertThat(audio("91 4f707573 ff").support()).isEqualTo(TagSupport.SUPPORTED);
        assertThat(audio("91 766f7262 ff").support()).isEqualTo(TagSupport.UNSUPPORTED_CODEC);
    }

    @Test
    void commandsHaveNoCodec() throws FlvException {
        VideoTag command = video("d1 00");
        assertThat(command.command()).isTrue();
        assertThat(command.isFrame()).isFalse();
        assertThat(command.sequenceHeader()).isFalse();
        assertThat(command.support()).isEqualTo(TagSupport.SUPPORTED);
        assertThat(command.parts(bytes("d1 00"))).isEmpty();
        assertThat(text(command.toBytes())).isEqualTo("d1");
        assertThat(video("d4 68766331 02").command())
                .as("the frame type of metadata is ignored")
                .isFalse();
    }

    @Test
    void nanosecondsAreInAModExBlock() throws FlvException {
        VideoTag tag = VideoTag.frame("hvc1", true, false, 80).withNanoOffset(999_999);
        assertThat(text(tag.toBytes())).isEqualTo("97" + "02" + "0f423f" + "01" + "68766331" + "000050");
        assertThat(VideoTag.parse(tag.toBytes())).isEqualTo(tag);
        AudioTag audio = AudioTag.frame("Opus").withNanoOffset(1);
        assertThat(text(audio.toBytes())).isEqualTo("97" + "02" + "000001" + "01" + "4f707573");
        assertThat(AudioTag.parse(audio.toBytes())).isEqualTo(audio);
    }

    @Test
    void modExBlocksAreChainedAndUnknownOnesPassedOver() throws FlvException {
        VideoTag tag = video("97" + "00ff" + "17" + "020003e8" + "03" + "68766331" + "aa");
        assertThat(tag.nanoOffset()).isEqualTo(1000);
        assertThat(tag.packetType()).isEqualTo(VideoTag.FRAME_X);
        assertThat(tag.bodyOffset()).isEqualTo(13);
        String large = "97" + "ff" + "0100" + "00".repeat(257) + "11" + "4f707573" + "bb";
        assertThat(audio(large).nanoOffset()).isZero();
        assertThat(audio(large).body(bytes(large))).isEqualTo(bytes("bb"));
        assertThat(video("97 02ffffff 03 68766331").nanoOffset()).isEqualTo(999_999);
        String chain = "97" + "00ff17".repeat(15) + "00ff13" + "68766331";
        assertThat(video(chain).fourCc()).isEqualTo("hvc1");
        assertThatThrownBy(() -> video("97" + "00ff17".repeat(16) + "00ff13" + "68766331"))
                .hasMessageContaining("more than 16");
    }

    @Test
    void oneTrackHasANumber() throws FlvException {
        VideoTag tag = VideoTag.frame("hvc1", false, false, 40).onTrack(3);
        assertThat(text(tag.toBytes())).isEqualTo("a6" + "01" + "68766331" + "03" + "000028");
        ByteBuffer payload = bytes("a6 01 68766331 03 000028 aabb");
        assertThat(VideoTag.parse(payload)).isEqualTo(tag);
        assertThat(tag.parts(payload)).containsExactly(new TagPart(3, "hvc1", VideoTag.FRAME, 40, 0, bytes("aabb")));
        AudioTag audio = AudioTag.sequenceStart("Opus").onTrack(255).withNanoOffset(2);
        assertThat(text(audio.toBytes())).isEqualTo("97" + "02000002" + "05" + "00" + "4f707573" + "ff");
        assertThat(AudioTag.parse(audio.toBytes())).isEqualTo(audio);
        assertThatThrownBy(() -> AudioTag.frame("Opus").onTrack(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VideoTag.avcFrame(true, false, 0).onTrack(1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyTracksOfOneCodec() throws FlvException {
        ByteBuffer payload = bytes("ff 96 11 68766331 00 000004 000028 aa 01 000005 fffff6 bbcc".replace(" ", ""))
                .position(1);
        VideoTag tag = VideoTag.parse(payload);
        assertThat(tag.layout()).isEqualTo(TrackLayout.MANY_TRACKS);
        assertThat(tag.support()).isEqualTo(TagSupport.SUPPORTED);
        List<TagPart> parts = tag.parts(payload);
        assertThat(parts)
                .containsExactly(
                        new TagPart(0, "hvc1", VideoTag.FRAME, 40, 0, bytes("aa")),
                        new TagPart(1, "hvc1", VideoTag.FRAME, -10, 0, bytes("bbcc")));
        assertThat(text(MultitrackWriter.video(VideoTag.KEY, parts))).isEqualTo(text(payload));
    }

    @Test
    void manyTracksOfManyCodecs() throws FlvException {
        ByteBuffer payload = bytes("95 21 4f707573 00 000002 aabb 664c6143 07 000000");
        AudioTag tag = AudioTag.parse(payload);
        assertThat(tag.support()).isEqualTo(TagSupport.SUPPORTED);
        assertThat(tag.fourCc()).isEmpty();
        List<TagPart> parts = tag.parts(payload);
        assertThat(parts)
                .containsExactly(
                        new TagPart(0, "Opus", AudioTag.FRAME, 0, 0, bytes("aabb")),
                        new TagPart(7, "fLaC", AudioTag.FRAME, 0, 0, bytes("")));
        assertThat(text(MultitrackWriter.audio(parts))).isEqualTo(text(payload));
        ByteBuffer mixed = bytes("96 21 61763031 00 000001 aa 68766331 01 000004 000001 bb");
        assertThat(VideoTag.parse(mixed).parts(mixed))
                .extracting(TagPart::compositionTime)
                .containsExactly(0, 1);
    }

    @Test
    void manyTracksGoThroughAFile() throws FlvException {
        List<TagPart> parts = List.of(
                new TagPart(0, "av01", VideoTag.FRAME, 0, 500_000, bytes("0102")),
                new TagPart(1, "hvc1", VideoTag.FRAME, 33, 500_000, bytes("0304")));
        ByteBuffer tag = FlvWriter.tagBuffer(FlvTag.VIDEO, 1234, MultitrackWriter.video(VideoTag.INTER, parts));
        FlvReader reader = new FlvReader(1000);
        reader.feed(new FlvHeader(true, true).toBytes());
        reader.feed(tag);
        FlvTag read = reader.next().orElseThrow();
        assertThat(VideoTag.parse(read.body()).parts(read.body())).isEqualTo(parts);
    }

    @Test
    void classicMessagesHaveOnePart() throws FlvException {
        ByteBuffer avc = bytes("1701000050 aa");
        assertThat(VideoTag.parse(avc).parts(avc))
                .containsExactly(new TagPart(0, "avc1", VideoTag.FRAME, 80, 0, bytes("aa")));
        ByteBuffer aac = bytes("af00 1190");
        assertThat(AudioTag.parse(aac).parts(aac))
                .containsExactly(new TagPart(0, "mp4a", AudioTag.SEQUENCE_HEADER, 0, 0, bytes("1190")));
        ByteBuffer mp3 = bytes("2f fffb");
        assertThat(AudioTag.parse(mp3).parts(mp3)).extracting(TagPart::fourCc).containsExactly(".mp3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "96",
                "96 31 68766331",
                "96 16 68766331",
                "96 17 68766331",
                "96 01 687663",
                "96 01 68766331",
                "97",
                "97 02 0000",
                "97 02 000001",
                "97 ff 01",
                "97 ff ffff 00",
                "96 01 68766331 00 0000",
                "d4 6876"
            })
    void brokenHeadersAreRefused(String hex) {
        assertThatThrownBy(() -> video(hex)).isInstanceOf(FlvException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "96 11 68766331 00",
                "96 11 68766331 00 000004 0000",
                "96 11 68766331 00 000002 0000",
                "96 21 6876",
                "96 21 61763031 00 ffffff aa"
            })
    void sizesBeyondTheMessageAreRefused(String hex) throws FlvException {
        VideoTag tag = video(hex);
        assertThatThrownBy(() -> tag.parts(bytes(hex))).isInstanceOf(FlvException.class);
    }

    @Test
    void thereIsALimitToTracks() throws FlvException {
        String many = "95 11 4f707573" + "00000000".repeat(65);
        AudioTag tag = audio(many);
        assertThatThrownBy(() -> tag.parts(bytes(many))).hasMessageContaining("more than 64");
        TagPart part = new TagPart(0, "Opus", AudioTag.FRAME, 0, 0, bytes(""));
        List<TagPart> tooMany = new ArrayList<>(java.util.Collections.nCopies(65, part));
        assertThatThrownBy(() -> MultitrackWriter.audio(tooMany)).isInstanceOf(IllegalArgumentException.class);
        List<TagPart> unlike = Arrays.asList(part, new TagPart(1, "Opus", AudioTag.SEQUENCE_HEADER, 0, 0, bytes("")));
        assertThatThrownBy(() -> MultitrackWriter.audio(unlike)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0006", "01020000 0003", "0203 000102"})
    void multichannelConfigurations(String hex) throws FlvException {
        MultichannelConfig config = MultichannelConfig.parse(bytes(hex));
        assertThat(text(config.toBytes())).isEqualTo(hex.replace(" ", ""));
        assertThat(MultichannelConfig.parse(config.toBytes())).isEqualTo(config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0302", "0102000000", "02030001"})
    void brokenMultichannelConfigurationsAreRefused(String hex) {
        assertThatThrownBy(() -> MultichannelConfig.parse(bytes(hex))).isInstanceOf(FlvException.class);
    }
}
