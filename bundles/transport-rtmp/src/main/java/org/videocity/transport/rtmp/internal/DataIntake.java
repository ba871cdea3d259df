package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.videocity.api.media.AccessUnit;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfException;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

/**
 * Turns data messages (RTMP section 7.1.2) into frames of the data track: the bytes as sent, without the
 * {@code @setDataFrame} in front, which speaks to the server.
 */
final class DataIntake {
    private static final String SET = "@setDataFrame";
    private static final String CLEAR = "@clearDataFrame";
    private static final String METADATA = "onMetaData";
    private static final int STRING_MARKER = 2;

    private final TrackOutput out;
    private final int maxBytes;
    private final AmfLimits limits;

    DataIntake(TrackOutput out, int maxBytes) {
        this.out = out;
        this.maxBytes = maxBytes;
        this.limits = new AmfLimits(32, 20_000, Math.min(65_536, maxBytes), maxBytes);
    }

    void accept(RtmpMessage message, long arrivalNanos) {
        ByteBuffer values = message.payload();
        if (message.typeId() == MessageType.DATA_AMF3) {
            values = amf0(values);
        }
        String name = name(values);
        if (name.equals(SET)) {
            values.position(values.position() + 3 + SET.length());
            name = name(values);
        }
        if (values.remaining() > maxBytes) {
            out.dropped(Counters.MALFORMED);
        } else if (name.isEmpty()) {
            out.dropped(Counters.MALFORMED);
        } else if (!name.equals(CLEAR) && !name.startsWith("|")) {
            AccessUnit frame =
                    new AccessUnit(Tracks.DATA, message.time(), 0, true, false, arrivalNanos, values.slice());
            out.data(frame, name.equals(METADATA));
        }
    }

    /** Writes what may have AMF3 in it as AMF0, which every player reads; nothing where that cannot be. */
    private ByteBuffer amf0(ByteBuffer values) {
        boolean format = values.hasRemaining() && values.get(values.position()) == 0;
        ByteBuffer body = format ? values.slice(values.position() + 1, values.remaining() - 1) : values;
        try {
            return AmfEncoder.encode(new AmfDecoder(limits).readAll(body));
        } catch (AmfException e) {
            return ByteBuffer.allocate(0);
        }
    }

    /** Tells whether the bytes of a data frame are an onMetaData. */
    static boolean isMetadata(ByteBuffer values) {
        return name(values).equals(METADATA);
    }

    /** Returns the string at the position (AMF0 section 2.4), empty where there is none; the position stays. */
    static String name(ByteBuffer values) {
        if (values.remaining() < 3 || values.get(values.position()) != STRING_MARKER) {
            return "";
        }
        int at = values.position();
        int length = ((values.get(at + 1) & 0xff) << 8) | (values.get(at + 2) & 0xff);
        if (length > values.remaining() - 3 || length > 256) {
            return "";
        }
        byte[] bytes = new byte[length];
        values.get(at + 3, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
