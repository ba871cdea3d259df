package org.videocity.wire.flv;

import java.nio.ByteBuffer;

/**
 * Holds the FLV file header (Adobe Flash Video File Format 10.1, Annex E.2).
 *
 * <pre>
 * 'F' 'L' 'V' | version=1 | 00000 audio 0 video | data offset(32)=9
 * </pre>
 *
 * @param audio audio tags are announced
 * @param video video tags are announced
 */
public record FlvHeader(boolean audio, boolean video) {
    /** Bytes of the header itself. */
    public static final int LENGTH = 9;

    static final int AUDIO_FLAG = 4;
    static final int VIDEO_FLAG = 1;

    /** Returns the header and PreviousTagSize0, 13 bytes, in a new buffer: the start of an FLV stream. */
    public ByteBuffer toBytes() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH + 4);
        out.put((byte) 'F').put((byte) 'L').put((byte) 'V').put((byte) 1);
        out.put((byte) ((audio ? AUDIO_FLAG : 0) | (video ? VIDEO_FLAG : 0)));
        return out.putInt(LENGTH).putInt(0).flip();
    }
}
