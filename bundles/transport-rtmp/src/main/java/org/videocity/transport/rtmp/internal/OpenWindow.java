package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.List;
import org.videocity.wire.rtmp.MessageType;

/** The frames of a window that is not closed yet. Thread: its broadcast's home. */
final class OpenWindow {
    private List<FanoutMessage> messages = new ArrayList<>();
    private Headers headers = Headers.NONE;
    private boolean key;
    private int pictures;
    private long bytes;

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Says what must be known before its first frame. */
    void begin(Headers before) {
        headers = before;
    }

    /** Says that it begins with a key frame of video, and what sound comes with that. */
    void beginGroup(List<FanoutMessage> beside) {
        key = true;
        beside.forEach(message -> add(message, false));
    }

    void add(FanoutMessage message, boolean picture) {
        messages.add(message);
        bytes += message.length();
        pictures += picture ? 1 : 0;
    }

    /** Tells whether it is as large as it may become. */
    boolean isFull(WindowMeasure measure, int viewers) {
        return pictures >= measure.picturesFor(viewers) || bytes >= measure.bytes();
    }

    /**
     * Takes out the sound at its end that was sent just before a key frame but belongs beside or behind it, so that who
     * joins at that key frame misses none.
     */
    List<FanoutMessage> takeBeside(long keyTime) {
        int first = messages.size();
        while (first > 0 && isBeside(messages.get(first - 1), keyTime)) {
            first--;
        }
        List<FanoutMessage> end = messages.subList(first, messages.size());
        List<FanoutMessage> beside = new ArrayList<>(end);
        end.clear();
        for (FanoutMessage message : beside) {
            bytes -= message.length();
        }
        return beside;
    }

    private static boolean isBeside(FanoutMessage message, long keyTime) {
        return message.typeId() != MessageType.VIDEO && message.time() >= keyTime;
    }

    /** Closes it as the next one of a history, and begins anew. */
    Window close(WindowHistory history) {
        Window window = new Window(history.nextSequence(), key, headers, messages, history.framesSoFar(), bytes);
        messages = new ArrayList<>();
        key = false;
        pictures = 0;
        bytes = 0;
        return window;
    }

    void clear() {
        messages.clear();
        bytes = 0;
        pictures = 0;
    }
}
