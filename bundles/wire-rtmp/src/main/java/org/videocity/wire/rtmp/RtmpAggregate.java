package org.videocity.wire.rtmp;

import java.util.List;

/** Aggregate messages (RTMP section 7.1.6): several messages in the body of one, as FLV tags. */
public final class RtmpAggregate {
    private RtmpAggregate() {}

    /**
     * Takes an aggregate apart. Times are moved so that the first message has the aggregate's time; all are on the
     * aggregate's message stream. Payloads are slices, nothing is copied.
     *
     * @throws RtmpException for a truncated body or an aggregate inside the aggregate
     */
    public static List<RtmpMessage> split(RtmpMessage aggregate) {
        return List.of();
    }
}
