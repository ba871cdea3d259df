package org.videocity.wire.rtmp;

/**
 * Who writes on which chunk stream (RTMP section 5.3.1.1). The sessions' own {@link ChunkWriter} compresses headers
 * against what it wrote before on the same chunk stream, so bytes made elsewhere with {@link ChunkForm} must use other
 * ids: {@link #SHARED_DATA}, {@link #SHARED_AUDIO} and {@link #SHARED_VIDEO} are kept free for them.
 */
public final class ChunkStreams {
    /** Protocol and user control; fixed by section 5.4. Sessions only. */
    public static final int CONTROL = 2;
    /** Commands, their results and onStatus. Sessions only. */
    public static final int COMMAND = 3;
    /** Data messages made once for many viewers. */
    public static final int SHARED_DATA = 5;
    /** Audio made once for many viewers. */
    public static final int SHARED_AUDIO = 6;
    /** Video made once for many viewers. */
    public static final int SHARED_VIDEO = 7;
    /** Data messages a session sends itself. Sessions only. */
    public static final int SESSION_DATA = 8;
    /** Audio a session sends itself. Sessions only. */
    public static final int SESSION_AUDIO = 9;
    /** Video a session sends itself. Sessions only. */
    public static final int SESSION_VIDEO = 10;

    private ChunkStreams() {}

    /** The shared chunk stream for a message type: audio, video, and data for everything else. */
    public static int shared(int typeId) {
        if (typeId == MessageType.AUDIO) {
            return SHARED_AUDIO;
        }
        return typeId == MessageType.VIDEO ? SHARED_VIDEO : SHARED_DATA;
    }

    /** The chunk stream on which a session's own writer sends a media or data message of this type. */
    static int session(int typeId) {
        if (typeId == MessageType.AUDIO) {
            return SESSION_AUDIO;
        }
        return typeId == MessageType.VIDEO ? SESSION_VIDEO : SESSION_DATA;
    }
}
