package org.videocity.wire.rtmp;

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
    public RtmpData {
        values = List.copyOf(values);
    }

    /**
     * Reads a message of type 18, or of type 15 with AMF0 values behind its format byte.
     *
     * @throws RtmpException when the payload is no data message
     */
    public static RtmpData parse(RtmpMessage message, AmfDecoder decoder) {
        throw new RtmpException("not yet");
    }

    /** The message as AMF0 (type 18); with {@code @setDataFrame} before the name when {@code setDataFrame} is set. */
    public RtmpMessage toMessage(long streamId, long time) {
        throw new RtmpException("not yet");
    }
}
