package org.videocity.transport.rtmp.internal;

import java.util.List;
import java.util.Optional;
import org.videocity.api.room.RoomMessage;
import org.videocity.wire.amf.AmfException;
import org.videocity.wire.amf.AmfJson;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.amf.AmfValue;

/** The JSON of messages that are calls, see {@link RoomCall}. What others wrote may be anything. */
final class RoomCallBody {
    private static final AmfLimits LIMITS =
            new AmfLimits(32, 5_000, RoomMessage.MAX_BODY_BYTES, RoomMessage.MAX_BODY_BYTES);

    private RoomCallBody() {}

    static String write(RoomCall call) throws RoomCallException {
        AmfValue body = AmfValue.members()
                .put("method", call.method())
                .put("arguments", new AmfValue.StrictArray(call.arguments()))
                .object();
        try {
            return AmfJson.write(body);
        } catch (AmfException e) {
            throw new RoomCallException("bad-call", String.valueOf(e.getMessage()));
        }
    }

    /** Returns the call; empty where the message is none. */
    static Optional<RoomCall> read(String body) {
        try {
            AmfValue value = AmfJson.read(body, LIMITS);
            String method = value.asMembers()
                    .getOrDefault("method", AmfValue.UNDEFINED)
                    .asText()
                    .orElse("");
            AmfValue arguments = value.asMembers().getOrDefault("arguments", new AmfValue.StrictArray(List.of()));
            return arguments instanceof AmfValue.StrictArray list && RoomCall.mayBeCalled(method)
                    ? Optional.of(new RoomCall(method, list.elements()))
                    : Optional.empty();
        } catch (AmfException e) {
            return Optional.empty();
        }
    }
}
