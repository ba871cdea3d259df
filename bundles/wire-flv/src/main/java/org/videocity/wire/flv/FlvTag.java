package org.videocity.wire.flv;

import java.nio.ByteBuffer;

/**
 * Holds one FLV tag (Annex E.4.1).
 *
 * @param type {@link #AUDIO}, {@link #VIDEO}, {@link #SCRIPT} or another number up to 31; equal to the RTMP message type
 * @param timestamp milliseconds, 0 to 2^32-1, wrapping as on the wire
 * @param filtered the Filter bit: the body is encrypted
 * @param body the bytes after the 11-byte tag header, read-only: a video or audio tag header and data, or AMF for scripts
 */
public record FlvTag(int type, long timestamp, boolean filtered, ByteBuffer body) {
    /** Tag type of audio data. */
    public static final int AUDIO = 8;
    /** Tag type of video data. */
    public static final int VIDEO = 9;
    /** Tag type of script data such as onMetaData: AMF0, which this bundle passes as opaque bytes. */
    public static final int SCRIPT = 18;
    /** Bytes of the tag header. */
    public static final int HEADER_LENGTH = 11;
    /** Largest body the 24-bit length can say. */
    public static final int MAX_BODY = 0xff_ffff;
}
