package org.videocity.api.media;

import java.util.function.Consumer;

/**
 * The key under which a transport keeps wire bytes with a frame. It belongs to one activation of one bundle and is
 * compared by identity; it stands for everything that changes bytes (chunk size, chunk stream, message stream).
 *
 * <p>Obtained from {@link MediaBus#wireForm(String)}; the bundle closes it when it stops, and the bus then evicts its
 * values from every frame it still holds. Values are {@code ByteBuffer[]} only, so an updated transport never meets its
 * predecessor's classes.
 */
public final class WireFormKey implements AutoCloseable {
    private final String name;
    private final Consumer<WireFormKey> onClose;
    private volatile boolean closed;

    /**
     * Makes a key; called by the bus.
     *
     * @param name says in logs what the bytes are
     * @param onClose evicts the key's values; runs at most once, on the thread that closes
     */
    public WireFormKey(String name, Consumer<WireFormKey> onClose) {
        this.name = name;
        this.onClose = onClose;
    }

    /** Tells whether values under this key are no longer kept. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            onClose.accept(this);
        }
    }

    @Override
    public String toString() {
        return "WireFormKey[" + name + "]";
    }
}
