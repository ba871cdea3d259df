package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfException;
import org.videocity.wire.amf.AmfValue;

/** AMF values in command and data messages (RTMP sections 7.1.1 and 7.1.2). */
final class AmfPayload {
    private AmfPayload() {}

    /** Of messages of the AMF3 types, before their values: AMF0 follows, which switches to AMF3 where it wants to. */
    private static final int FORMAT_AMF0 = 0;

    /** Reads values; messages of the AMF3 type have a format byte before them. */
    static List<AmfValue> read(RtmpMessage message, int amf3Type, AmfDecoder decoder) {
        ByteBuffer payload = message.payload();
        if (message.typeId() == amf3Type && payload.hasRemaining()) {
            int format = payload.get();
            if (format != FORMAT_AMF0) {
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

    /** The payload of a message of an AMF0 or AMF3 type. */
    static ByteBuffer write(List<AmfValue> values, ObjectEncoding encoding) {
        if (encoding == ObjectEncoding.AMF0) {
            return AmfEncoder.encode(values);
        }
        ByteBuffer switching = AmfEncoder.encodeSwitching(values);
        return ByteBuffer.allocate(1 + switching.remaining())
                .put((byte) FORMAT_AMF0)
                .put(switching)
                .flip();
    }
}
