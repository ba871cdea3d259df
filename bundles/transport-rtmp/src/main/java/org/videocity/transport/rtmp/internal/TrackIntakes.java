package org.videocity.transport.rtmp.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.flv.TagPart;

/** A publisher's tracks of one kind by their numbers on the wire. Thread: the connection's event loop. */
final class TrackIntakes {
    private static final int MAX_TRACKS = 16;

    private final TrackOutput out;
    private final int maxSampleBytes;
    private final IntUnaryOperator numbers;
    private final Map<Integer, TrackIntake> tracks = new HashMap<>();

    /**
     * Begins without tracks.
     *
     * @param numbers the number in the city of each on the wire
     */
    TrackIntakes(TrackOutput out, int maxSampleBytes, IntUnaryOperator numbers) {
        this.out = out;
        this.maxSampleBytes = maxSampleBytes;
        this.numbers = numbers;
    }

    /**
     * Returns a part's track, made with its first message, in that part's codec; null where there are too many.
     *
     * @param enhanced whether the message names codecs by FourCC
     * @param carried what can be carried, in words
     */
    @Nullable
    TrackIntake track(TagPart part, boolean enhanced, String carried) throws UnsupportedCodecException {
        WireCodec codec = codec(part, carried);
        int number = part.trackId();
        TrackIntake known = tracks.get(number);
        if (known == null && tracks.size() < MAX_TRACKS) {
            known = new TrackIntake(numbers.applyAsInt(number), codec, out, maxSampleBytes);
            tracks.put(number, known);
        }
        if (known == null) {
            out.dropped(Counters.TOO_MANY_TRACKS);
            return null;
        }
        return known.in(codec, enhanced);
    }

    /** Drops a message that cannot be read, with what depends on it. */
    void broken() {
        TrackIntake first = tracks.get(0);
        if (first == null) {
            out.dropped(Counters.MALFORMED);
        } else {
            first.broken();
        }
    }

    /** Returns the codec of a part, which is known to be of this kind. */
    private static WireCodec codec(TagPart part, String carried) throws UnsupportedCodecException {
        WireCodec codec = WireCodec.of(part.fourCc());
        if (codec == null) {
            throw new UnsupportedCodecException("'" + part.fourCc().replaceAll("[^ -~]", "?") + "'", carried);
        }
        return codec;
    }
}
