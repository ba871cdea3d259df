package org.videocity.wire.bitstream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Opus, FLAC and AC-3 parse or throw {@link BitstreamException}; both forms of a configuration say the same. */
class AudioCodecsFuzzTest {
    private interface Attempt {
        void run() throws BitstreamException;
    }

    @FuzzTest(maxDuration = "20s")
    void audio(byte[] data) {
        ByteBuffer bytes = ByteBuffer.wrap(data);
        attempt(() -> opus(OpusConfiguration.parse(bytes)));
        attempt(() -> opus(OpusConfiguration.parseHead(bytes)));
        attempt(() -> flac(FlacConfiguration.parse(bytes)));
        attempt(() -> flac(FlacConfiguration.parseNative(bytes)));
        attempt(() -> within(OpusPacket.parse(bytes).samples(), 5760));
        attempt(() -> within(FlacFrame.parse(bytes).blockSize(), 65_536));
        attempt(() -> {
            Ac3Header header = Ac3Header.parse(bytes);
            within(header.samples(), 1536);
            box(header);
        });
        attempt(() -> box(Ac3Header.parseAc3Box(bytes)));
        attempt(() -> box(Ac3Header.parseEac3Box(bytes)));
    }

    private static void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (BitstreamException e) {
            return; // the declared answer to broken bytes
        }
    }

    private static void opus(OpusConfiguration read) throws BitstreamException {
        same(OpusConfiguration.parse(read.toBytes()), read);
        same(OpusConfiguration.parseHead(read.toHead()), read);
    }

    private static void flac(FlacConfiguration read) throws BitstreamException {
        FlacConfiguration written = FlacConfiguration.parse(read.toBytes());
        same(FlacConfiguration.parse(written.toBytes()), written);
        same(FlacConfiguration.parseNative(read.toNative()).sampleRate(), read.sampleRate());
    }

    private static void box(Ac3Header header) throws BitstreamException {
        Ac3Header again =
                header.enhanced() ? Ac3Header.parseEac3Box(header.toBytes()) : Ac3Header.parseAc3Box(header.toBytes());
        same(again.channels(), header.channels());
        same(again.toBytes(), header.toBytes());
    }

    private static void within(int samples, int most) {
        if (samples < 1 || samples > most) {
            throw new AssertionError(samples + " samples");
        }
    }

    private static void same(Object actual, Object expected) {
        if (!actual.equals(expected)) {
            throw new AssertionError(actual + " is not " + expected);
        }
    }
}
