package org.videocity.api.media;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One frame or packet on its way from a source to any number of sinks: immutable, shared by all of them, and left to the
 * garbage collector.
 *
 * <p>Thread: safe from any. Payloads are read-only views; the bytes behind them are never changed after construction.
 */
public abstract sealed class MediaFrame permits AccessUnit, RtpPacket {
    private final int track;
    private final String encoding;
    private final boolean keyFrame;
    private final boolean switchPoint;
    private final boolean discardable;
    private final long arrivalNanos;
    private final ByteBuffer payload;
    private volatile @Nullable WireForm wireForms;

    MediaFrame(
            int track,
            String encoding,
            boolean keyFrame,
            boolean switchPoint,
            boolean discardable,
            long arrivalNanos,
            ByteBuffer payload) {
        this.track = track;
        this.encoding = Objects.requireNonNull(encoding, "encoding");
        this.keyFrame = keyFrame;
        this.switchPoint = switchPoint;
        this.discardable = discardable;
        this.arrivalNanos = arrivalNanos;
        this.payload = payload.isReadOnly() ? payload.slice() : payload.slice().asReadOnlyBuffer();
    }

    /** Returns the number of the track this belongs to. */
    public int track() {
        return track;
    }

    /** Returns the id of the encoding (layer) this belongs to. */
    public String encoding() {
        return encoding;
    }

    /** Tells whether decoding can start here; every audio and data frame says yes. */
    public boolean keyFrame() {
        return keyFrame;
    }

    /** Tells whether a receiver may change to this frame's encoding or layers here. */
    public boolean switchPoint() {
        return switchPoint;
    }

    /** Tells whether nothing refers to this frame; {@code false} where that is not known. */
    public boolean discardable() {
        return discardable;
    }

    /** Returns when it arrived, by {@link System#nanoTime()}. */
    public long arrivalNanos() {
        return arrivalNanos;
    }

    /** Returns a read-only view of the payload, position 0, owned by the caller. */
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    /** Returns the payload's size in bytes. */
    public int size() {
        return payload.remaining();
    }

    /**
     * Returns the bytes this frame has under a key, building them on first use.
     *
     * <p>Two threads may build at once; one result is kept and both get it. The caller duplicates the buffers before
     * it moves their positions. After the key was closed, values are built but no longer kept.
     */
    public ByteBuffer[] wireForm(WireFormKey key, Supplier<ByteBuffer[]> build) {
        ByteBuffer[] known = find(key);
        if (known != null) {
            return known;
        }
        ByteBuffer[] built = build.get();
        if (key.isClosed()) {
            return built;
        }
        synchronized (this) {
            ByteBuffer[] raced = find(key);
            if (raced != null) {
                return raced;
            }
            wireForms = new WireForm(key, built, wireForms);
        }
        return built;
    }

    /** Forgets the bytes under a key; called by the bus when the key's bundle stops. */
    public void forget(WireFormKey key) {
        synchronized (this) {
            WireForm kept = null;
            for (WireForm form = wireForms; form != null; form = form.next) {
                if (form.key != key) {
                    kept = new WireForm(form.key, form.value, kept);
                }
            }
            wireForms = kept;
        }
    }

    private ByteBuffer @Nullable [] find(WireFormKey key) {
        for (WireForm form = wireForms; form != null; form = form.next) {
            if (form.key == key) {
                return form.value;
            }
        }
        return null;
    }

    private record WireForm(
            WireFormKey key, ByteBuffer[] value, @Nullable WireForm next) {}
}
