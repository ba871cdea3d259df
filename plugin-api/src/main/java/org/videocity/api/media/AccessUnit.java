package org.videocity.api.media;

import java.nio.ByteBuffer;

/** A whole frame: its payload is exactly one ISO BMFF sample (see {@link PayloadForm#ACCESS_UNIT}). */
public final class AccessUnit extends MediaFrame {
    private final long decodeTime;
    private final int compositionOffset;
    private final int nanoOffset;

    /**
     * Makes a frame around bytes that nobody changes any more.
     *
     * @param track number of its track
     * @param decodeTime unwrapped decode time in the track's time base
     * @param compositionOffset presentation minus decode time, same unit
     * @param keyFrame whether decoding can start here
     * @param discardable whether nothing refers to it; {@code false} where unknown
     * @param arrivalNanos when it arrived, by {@link System#nanoTime()}
     * @param payload the sample's bytes, from position to limit
     */
    public AccessUnit(
            int track,
            long decodeTime,
            int compositionOffset,
            boolean keyFrame,
            boolean discardable,
            long arrivalNanos,
            ByteBuffer payload) {
        this(
                track,
                Encoding.PLAIN.id(),
                decodeTime,
                compositionOffset,
                keyFrame,
                keyFrame,
                discardable,
                arrivalNanos,
                payload);
    }

    /** Makes a frame of a layered track; see the shorter constructor for the units. */
    public AccessUnit(
            int track,
            String encoding,
            long decodeTime,
            int compositionOffset,
            boolean keyFrame,
            boolean switchPoint,
            boolean discardable,
            long arrivalNanos,
            ByteBuffer payload) {
        super(track, encoding, keyFrame, switchPoint, discardable, arrivalNanos, payload);
        this.decodeTime = decodeTime;
        this.compositionOffset = compositionOffset;
        this.nanoOffset = 0;
    }

    /** Makes another of a frame that differs in its time. */
    private AccessUnit(AccessUnit of, long decodeTime, int nanoOffset) {
        super(
                of.track(),
                of.encoding(),
                of.keyFrame(),
                of.switchPoint(),
                of.discardable(),
                of.arrivalNanos(),
                of.payload());
        this.decodeTime = decodeTime;
        this.compositionOffset = of.compositionOffset;
        this.nanoOffset = nanoOffset;
    }

    /** Returns the unwrapped decode time in the track's time base. */
    public long decodeTime() {
        return decodeTime;
    }

    /** Returns presentation minus decode time in the track's time base; negative is allowed. */
    public int compositionOffset() {
        return compositionOffset;
    }

    /**
     * Returns nanoseconds to add to the decode and the presentation time, for sources whose clock is finer than the track's
     * time base; 0 where the time base says it all. Less than one tick.
     */
    public int nanoOffset() {
        return nanoOffset;
    }

    /** Returns this frame with so many nanoseconds beyond its decode time, sharing its payload. */
    public AccessUnit withNanoOffset(int nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("Nanoseconds are added to a time: " + nanos);
        }
        return nanos == nanoOffset ? this : new AccessUnit(this, decodeTime, nanos);
    }

    /** Returns this frame later (or earlier) on the timeline, sharing its payload. */
    public AccessUnit shifted(long ticks) {
        return ticks == 0 ? this : new AccessUnit(this, decodeTime + ticks, nanoOffset);
    }
}
