package org.videocity.transport.rtmp.internal;

import java.util.Optional;

/** The body of messages that are calls. */
final class RoomCallBody {
    static String write(RoomCall call) throws RoomCallException {
        throw new RoomCallException("bad-call", "only message can be called here");
    }

    static Optional<RoomCall> read(String body) {
        return Optional.empty();
    }
}
