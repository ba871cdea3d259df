package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows a broadcast or fan-out keeps: all since the last key frame, up to a size, and a little before it as long as
 * somebody needs that. It holds each of them once. Thread: its owner's event loop.
 */
final class WindowHistory {
    private final long maxBytesSinceKey;
    private final long maxBytesBeforeKey;
    private final List<Window> windows = new ArrayList<>();
    private long nextSequence;
    private long frames;
    /** Sequence of the window the last key frame begins, -1 when it is not kept. */
    private long keySequence = -1;

    private boolean hadKey;
    private long bytesSinceKey;
    private long bytesBeforeKey;

    WindowHistory(long maxBytesSinceKey, long maxBytesBeforeKey) {
        this.maxBytesSinceKey = maxBytesSinceKey;
        this.maxBytesBeforeKey = maxBytesBeforeKey;
    }

    /**
     * What somebody begins with who keeps a history of the same windows.
     *
     * @param windows each held once more for it
     * @param keySequence where to join, -1 for nowhere
     */
    record Beginning(List<Window> windows, long keySequence, long nextSequence, long frames, boolean hadKey) {
        void release() {
            windows.forEach(Window::release);
        }
    }

    /** Returns what another history of the same windows begins with, which takes them over. */
    Beginning beginning() {
        windows.forEach(Window::retain);
        return new Beginning(List.copyOf(windows), keySequence, nextSequence, frames, hadKey);
    }

    /** Begins where another history is. */
    void begin(Beginning beginning) {
        clear();
        windows.addAll(beginning.windows);
        keySequence = beginning.keySequence;
        nextSequence = beginning.nextSequence;
        frames = beginning.frames;
        hadKey = beginning.hadKey;
        for (Window window : windows) {
            if (keySequence >= 0 && window.sequence() >= keySequence) {
                bytesSinceKey += window.bytes();
            } else {
                bytesBeforeKey += window.bytes();
            }
        }
    }

    /** Keeps a window and takes over one hold on it. Where windows before it are missing, all before are forgotten. */
    void add(Window window) {
        if (window.sequence() != nextSequence) {
            clear();
        }
        nextSequence = window.sequence() + 1;
        frames = window.framesAfter();
        windows.add(window);
        if (window.key()) {
            beginGroup(window);
        }
        if (keySequence >= 0) {
            bytesSinceKey += window.bytes();
        } else {
            bytesBeforeKey += window.bytes();
        }
        if (keySequence >= 0 && bytesSinceKey > maxBytesSinceKey) {
            bytesBeforeKey += bytesSinceKey;
            bytesSinceKey = 0;
            keySequence = -1;
        }
    }

    /** Makes this the place to join at; for the first one that is where everything began. */
    private void beginGroup(Window window) {
        if (hadKey) {
            bytesBeforeKey += bytesSinceKey;
            bytesSinceKey = 0;
            keySequence = window.sequence();
        } else {
            hadKey = true;
            bytesSinceKey = bytesBeforeKey;
            bytesBeforeKey = 0;
            keySequence = firstSequence();
        }
    }

    /** Tells whether there was a key frame yet. */
    boolean hadKey() {
        return hadKey;
    }

    /** Forgets windows before the last key frame that nobody needs, and the oldest ones beyond the size. */
    void trim(long firstNeeded) {
        int gone = 0;
        while (gone < windows.size()) {
            Window oldest = windows.get(gone);
            boolean beforeKey = keySequence < 0 || oldest.sequence() < keySequence;
            boolean unneeded = oldest.sequence() < firstNeeded || bytesBeforeKey > maxBytesBeforeKey;
            if (!beforeKey || !unneeded) {
                break;
            }
            bytesBeforeKey -= oldest.bytes();
            oldest.release();
            gone++;
        }
        windows.subList(0, gone).clear();
    }

    /** Returns the window to join at, the one the last key frame begins; null where that is not kept. */
    @Nullable
    Window joinable() {
        return keySequence < 0 ? null : at(keySequence);
    }

    /** Returns a window that is kept, null for one to come. */
    @Nullable
    Window at(long sequence) {
        long index = sequence - firstSequence();
        return index >= 0 && index < windows.size() ? windows.get((int) index) : null;
    }

    /** Sequence of the oldest window kept, or of the next one when none is. */
    long firstSequence() {
        return windows.isEmpty() ? nextSequence : windows.get(0).sequence();
    }

    long nextSequence() {
        return nextSequence;
    }

    long framesSoFar() {
        return frames;
    }

    void clear() {
        windows.forEach(Window::release);
        windows.clear();
        keySequence = -1;
        bytesSinceKey = 0;
        bytesBeforeKey = 0;
    }
}
