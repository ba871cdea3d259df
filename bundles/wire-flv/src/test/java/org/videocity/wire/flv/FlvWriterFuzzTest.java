package org.videocity.wire.flv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever frames are written come out of {@link FlvReader} as they went in: type, time, header and bytes. The input is a
 * list of frames: what(8) track(8) time(8) length(8) body.
 */
class FlvWriterFuzzTest {
    private static final List<String> VIDEO = List.of("avc1", "hvc1", "av01", "vp08", "vp09", "zzzz");
    private static final List<String> AUDIO = List.of("mp4a", ".mp3", "Opus", "fLaC", "ac-3", "ec-3");

    @FuzzTest(maxDuration = "20s")
    void frames(byte[] data) {
        FlvReader reader = new FlvReader(1 << 16);
        reader.feed(new FlvHeader(true, true).toBytes());
        ByteBuffer in = ByteBuffer.wrap(data);
        try {
            while (in.remaining() > 4) {
                frame(reader, in);
            }
        } catch (FlvException e) {
            throw new AssertionError("what was written is refused", e);
        }
    }

    private static void frame(FlvReader reader, ByteBuffer in) throws FlvException {
        int what = in.get() & 0xff;
        int track = in.get() & 0xff;
        long time = (in.get() & 0xffL) << 24 | track;
        int length = Math.min(in.get() & 0xff, in.remaining());
        ByteBuffer body = in.slice(in.position(), length);
        in.position(in.position() + length);
        boolean video = (what & 1) == 0;
        List<ByteBuffer> pieces = new ArrayList<>();
        List<TagPart> expected = new ArrayList<>();
        String codec = video ? VIDEO.get(what % VIDEO.size()) : AUDIO.get(what % AUDIO.size());
        if ((what & 0x40) == 0) {
            pieces.add(
                    video
                            ? head(codec, what, track).toBytes()
                            : sound(codec, what, track).toBytes());
            pieces.add(body);
        } else {
            expected.add(new TagPart(track, codec, 1, 0, what << 8, body));
            expected.add(new TagPart(what & 0x3f, codec, 1, 0, what << 8, body.slice(0, length / 2)));
            pieces.addAll(List.of(
                    video ? MultitrackWriter.video(what >> 4 & 3, expected) : MultitrackWriter.audio(expected)));
        }
        for (ByteBuffer piece :
                FlvWriter.tag(video ? FlvTag.VIDEO : FlvTag.AUDIO, time, pieces.toArray(ByteBuffer[]::new))) {
            reader.feed(piece);
        }
        FlvTag tag = reader.next().orElseThrow();
        List<TagPart> parts = video
                ? VideoTag.parse(tag.body()).parts(tag.body())
                : AudioTag.parse(tag.body()).parts(tag.body());
        boolean same = expected.isEmpty() ? parts.get(0).body().equals(body) : parts.equals(expected);
        if (tag.timestamp() != time || !same) {
            throw new AssertionError("a frame came out differently: " + tag + parts);
        }
    }

    private static VideoTag head(String codec, int what, int track) {
        VideoTag tag = VideoTag.frame(codec, (what & 2) == 0, (what & 4) == 0, track - 128);
        return (what & 8) == 0 ? tag : tag.onTrack(track).withNanoOffset(what << 8);
    }

    private static AudioTag sound(String codec, int what, int track) {
        AudioTag tag = (what & 2) == 0 ? AudioTag.frame(codec) : AudioTag.sequenceStart(codec);
        return (what & 8) == 0 ? tag : tag.onTrack(track).withNanoOffset(what << 8);
    }
}
