package org.videocity.wire.flv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stream yields the same tags whole and byte by byte, or {@link FlvException}; tags written again are read the same. */
class FlvReaderFuzzTest {
    private static final int LIMIT = 4096;

    @FuzzTest(maxDuration = "20s")
    void stream(byte[] data) {
        List<FlvTag> whole = read(data, Math.max(1, data.length));
        if (!whole.equals(read(data, 1))) {
            throw new AssertionError("byte by byte gives other tags");
        }
        ByteBuffer again = ByteBuffer.allocate(13 + data.length + 16 * whole.size());
        again.put(new FlvHeader(true, true).toBytes());
        List<FlvTag> plain = new ArrayList<>();
        for (FlvTag tag : whole) {
            again.put(FlvWriter.tagBuffer(tag.type(), tag.timestamp(), tag.body()));
            plain.add(new FlvTag(tag.type(), tag.timestamp(), false, tag.body()));
        }
        byte[] written = new byte[again.position()];
        again.get(0, written);
        if (!read(written, 64).equals(plain)) {
            throw new AssertionError("written again gives other tags");
        }
    }

    private static List<FlvTag> read(byte[] data, int step) {
        FlvReader reader = new FlvReader(LIMIT);
        List<FlvTag> tags = new ArrayList<>();
        try {
            for (int at = 0; at < data.length; at += step) {
                reader.feed(ByteBuffer.wrap(data, at, Math.min(step, data.length - at)));
                for (Optional<FlvTag> tag = reader.next(); tag.isPresent(); tag = reader.next()) {
                    tags.add(tag.get());
                }
            }
        } catch (FlvException e) {
            return tags;
        }
        return tags;
    }
}
