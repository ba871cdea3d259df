package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfException;
import org.videocity.wire.amf.AmfValue;

/** AMF values in command and data messages (RTMP sections 7.1.1 and 7.1.2). */
final class AmfPayload {
    private AmfPayload() {}

    /** Reads AMF0 values; messages of the AMF3 type have a format byte before them, 0 when AMF0 follows. */
    static List<AmfValue> read(RtmpMessage message, int amf3Type, AmfDecoder decoder) {
        ByteBuffer payload = message.payload();
        if (message.typeId() == amf3Type && payload.hasRemaining()) {
            int format = payload.get();
            if (format != 0) {
                throw new RtmpException("message of type " + amf3Type + " in AMF format " + format
                        + "; only 0 (AMF0 values) is understood");
            }
        }
        try {
            return decoder.readAll(payload);
        } catch (AmfException e) {
            throw new RtmpException("message of type " + message.typeId() + ": " + e.getMessage(), e);
        }
    }
}
