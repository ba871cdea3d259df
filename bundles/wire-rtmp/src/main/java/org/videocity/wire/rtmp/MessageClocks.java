package org.videocity.wire.rtmp;

import java.util.LinkedHashMap;
import java.util.Map;

/** The clocks of the message streams a peer uses, the one met first forgotten when there are too many. */
final class MessageClocks {
    private final Map<Long, UnwrappedClock> clocks;

    MessageClocks(int most) {
        this.clocks = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, UnwrappedClock> eldest) {
                return size() > most;
            }
        };
    }

    /** The time of a message, unwrapped where its type has a time. */
    long time(int typeId, long streamId, long timestamp) {
        if (!isTimed(typeId)) {
            return timestamp;
        }
        UnwrappedClock clock = clocks.get(streamId);
        if (clock == null) {
            clock = new UnwrappedClock();
            clocks.put(streamId, clock);
        }
        return clock.unwrap(timestamp);
    }

    private static boolean isTimed(int typeId) {
        return typeId >= MessageType.AUDIO && typeId != MessageType.COMMAND_AMF0 && typeId != MessageType.COMMAND_AMF3;
    }
}
