package org.videocity.wire.rtmp;

import java.util.ArrayList;
import java.util.List;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfValue;

/**
 * A data message (RTMP section 7.1.2), such as {@code onMetaData}.
 *
 * @param name handler name; {@code onMetaData} also when the publisher wrapped it in {@code @setDataFrame}
 * @param values what follows the name
 * @param setDataFrame whether it was wrapped: to be kept for viewers that come later
 */
public record RtmpData(String name, List<AmfValue> values, boolean setDataFrame) {
    private static final String SET_DATA_FRAME = "@setDataFrame";

    public RtmpData {
        values = List.copyOf(values);
    }

    /**
     * Reads a message of type 18, or of type 15, whose values may be AMF3.
     *
     * @throws RtmpException when the payload is no data message
     */
    public static RtmpData parse(RtmpMessage message, AmfDecoder decoder) {
        List<AmfValue> values = AmfPayload.read(message, MessageType.DATA_AMF3, decoder);
        boolean wrapped = !values.isEmpty()
                && SET_DATA_FRAME.equals(values.get(0).asText().orElse(""));
        int at = wrapped ? 1 : 0;
        if (values.size() <= at || values.get(at).asText().isEmpty()) {
            throw new RtmpException("data message without a handler name");
        }
        return new RtmpData(values.get(at).asText().orElseThrow(), values.subList(at + 1, values.size()), wrapped);
    }

    /** The message as AMF0 (type 18); with {@code @setDataFrame} before the name when {@code setDataFrame} is set. */
    public RtmpMessage toMessage(long streamId, long time) {
        return toMessage(streamId, time, ObjectEncoding.AMF0);
    }

    /** As above, as a message of type 18 or 15. */
    public RtmpMessage toMessage(long streamId, long time, ObjectEncoding encoding) {
        List<AmfValue> all = new ArrayList<>(values.size() + 2);
        if (setDataFrame) {
            all.add(AmfValue.of(SET_DATA_FRAME));
        }
        all.add(AmfValue.of(name));
        all.addAll(values);
        boolean amf3 = encoding == ObjectEncoding.AMF3;
        int type = amf3 ? MessageType.DATA_AMF3 : MessageType.DATA_AMF0;
        return RtmpMessage.of(type, streamId, time, AmfPayload.write(all, encoding));
    }
}
