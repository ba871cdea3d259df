package org.videocity.wire.mp4;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.wire.bitstream.BitstreamException;

/**
 * Hostile configurations are refused with {@link BitstreamException} or make an initialisation segment whose boxes read well;
 * hostile frames make fragments whose boxes read well and hold every byte. The input: codec(8) timescale(8) length(8)
 * configuration, then frames: step(8) flags(8) length(8) payload.
 */
class Mp4WriterFuzzTest {
    private static final List<String> ENTRIES =
            List.of("avc1", "hvc1", "av01", "vp09", "vp08", "mp4a", "Opus", "fLaC", "ac-3", "ec-3");
    private static final BoxReader READER = new BoxReader(5000, 12);
    private static final int HOSTILE = 1;
    private static final int PLAIN = 2;

    private long bytesIn;
    private long bytesOut;

    @FuzzTest(maxDuration = "20s")
    void tracks(byte[] data) {
        ByteBuffer in = ByteBuffer.wrap(data);
        if (in.remaining() < 3) {
            return;
        }
        bytesIn = 0;
        bytesOut = 0;
        try {
            String entry = ENTRIES.get((in.get() & 0xff) % ENTRIES.size());
            int timescale = 1 << (in.get() & 0x1f) & 0x7fff_ffff;
            Mp4Track track = CodecTracksTest.track(entry, HOSTILE, Math.max(1, timescale), piece(in));
            List<Mp4Track> tracks = List.of(track, Samples.video(PLAIN));
            movie(tracks, entry);
            frames(tracks, in);
        } catch (BitstreamException e) {
            return; // the configuration is broken
        } catch (Mp4Exception e) {
            throw new AssertionError("what was written does not read", e);
        }
    }

    private static void movie(List<Mp4Track> tracks, String entry) throws Mp4Exception {
        Mp4Writer.mimeType(tracks);
        Mp4Box moov = READER.read(Mp4Writer.initSegment(tracks)).get(1);
        if (moov.find("trak/mdia/minf/stbl/stsd/" + entry)
                .orElseThrow()
                .children()
                .isEmpty()) {
            throw new AssertionError("a sample entry without the codec's box");
        }
    }

    private void frames(List<Mp4Track> tracks, ByteBuffer in) throws Mp4Exception {
        Fragmenter fragmenter = new Fragmenter(tracks, new FragmentPolicy(3, 100, 1000));
        long time = 0;
        while (in.remaining() >= 3) {
            int step = in.get();
            int flags = in.get();
            time = Math.max(0, (flags & 0x40) == 0 ? time + step : (long) step << 55);
            ByteBuffer payload = piece(in);
            bytesIn += payload.remaining();
            int id = (flags & 1) == 0 ? HOSTILE : PLAIN;
            boolean key = (flags & 2) != 0;
            boolean discardable = (flags & 4) != 0;
            check(fragmenter.add(id, time, step << (flags & 0x18), key, discardable, payload));
        }
        check(fragmenter.flush());
        if (bytesIn != bytesOut) {
            throw new AssertionError(bytesIn + " bytes went in, " + bytesOut + " came out");
        }
    }

    private void check(List<Fragment> fragments) throws Mp4Exception {
        for (Fragment fragment : fragments) {
            List<Mp4Box> boxes = READER.read(fragment.toBuffer());
            if (boxes.size() != 2 || !boxes.get(1).type().equals("mdat")) {
                throw new AssertionError("a fragment of " + boxes);
            }
            bytesOut += boxes.get(1).body().remaining();
        }
    }

    private static ByteBuffer piece(ByteBuffer in) {
        int length = Math.min(in.get() & 0xff, in.remaining());
        ByteBuffer piece = in.slice(in.position(), length);
        in.position(in.position() + length);
        return piece;
    }
}
