package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Aggregate messages (RTMP section 7.1.6): several messages in the body of one, as FLV tags.
 *
 * <pre>
 *  { type(1) length(3) timestamp(3) timestamp-extended(1) stream id(3) payload back-pointer(4) }*
 * </pre>
 */
public final class RtmpAggregate {
    private static final int HEADER_BYTES = 11;
    private static final int BACK_POINTER_BYTES = 4;

    private RtmpAggregate() {}

    /**
     * Takes an aggregate apart. Times are moved so that the first message has the aggregate's time; all are on the
     * aggregate's message stream. Payloads are slices, nothing is copied. The last back pointer may be missing.
     *
     * @throws RtmpException for a truncated body or an aggregate inside the aggregate
     */
    public static List<RtmpMessage> split(RtmpMessage aggregate) {
        ByteBuffer in = aggregate.payload();
        List<RtmpMessage> parts = new ArrayList<>();
        long first = 0;
        while (in.hasRemaining()) {
            if (in.remaining() < HEADER_BYTES) {
                throw new RtmpException("aggregate message ends inside a header");
            }
            int typeId = in.get() & 0xFF;
            int length = int24(in);
            long timestamp = int24(in) | (in.get() & 0xFFL) << 24;
            int24(in); // the part's own stream id, which the aggregate's overrides
            if (typeId == MessageType.AGGREGATE) {
                throw new RtmpException("aggregate message inside an aggregate message");
            }
            if (length > in.remaining()) {
                throw new RtmpException(
                        "aggregate message declares a part of " + length + " bytes, " + in.remaining() + " are there");
            }
            first = parts.isEmpty() ? timestamp : first;
            long time = aggregate.time() + (int) (timestamp - first);
            parts.add(RtmpMessage.of(
                    typeId, aggregate.streamId(), time, in.slice().limit(length)));
            in.position(in.position() + length);
            in.position(Math.min(in.limit(), in.position() + BACK_POINTER_BYTES));
        }
        return parts;
    }

    private static int int24(ByteBuffer in) {
        return (in.getShort() & 0xFFFF) << 8 | (in.get() & 0xFF);
    }
}
