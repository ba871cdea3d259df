package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows a fan-out keeps: all since the last key frame, up to a size, and a little before it as long as somebody
 * needs that. Thread: its fan-out's event loop.
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

    /** Closes a window over these frames and keeps it. */
    Window add(boolean key, Headers headers, List<FanoutMessage> messages, long bytes) {
        Window window = new Window(nextSequence++, key, headers, messages, frames, bytes);
        frames = window.framesAfter();
        windows.add(window);
        if (key) {
            beginGroup(window);
        }
        if (keySequence >= 0) {
            bytesSinceKey += bytes;
        } else {
            bytesBeforeKey += bytes;
        }
        if (keySequence >= 0 && bytesSinceKey > maxBytesSinceKey) {
            bytesBeforeKey += bytesSinceKey;
            bytesSinceKey = 0;
            keySequence = -1;
        }
        return window;
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
