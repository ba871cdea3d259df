package org.videocity.wire.rtmp;

/** Message type ids (RTMP sections 5.4, 6.2 and 7.1). */
public final class MessageType {
    public static final int SET_CHUNK_SIZE = 1; // 5.4.1
    public static final int ABORT = 2; // 5.4.2
    public static final int ACKNOWLEDGEMENT = 3; // 5.4.3
    public static final int USER_CONTROL = 4; // 6.2
    public static final int WINDOW_ACK_SIZE = 5; // 5.4.4
    public static final int SET_PEER_BANDWIDTH = 6; // 5.4.5
    public static final int AUDIO = 8; // 7.1.4
    public static final int VIDEO = 9; // 7.1.5
    public static final int DATA_AMF3 = 15; // 7.1.2
    public static final int SHARED_OBJECT_AMF3 = 16; // 7.1.3
    public static final int COMMAND_AMF3 = 17; // 7.1.1
    public static final int DATA_AMF0 = 18; // 7.1.2
    public static final int SHARED_OBJECT_AMF0 = 19; // 7.1.3
    public static final int COMMAND_AMF0 = 20; // 7.1.1
    public static final int AGGREGATE = 22; // 7.1.6

    private MessageType() {}
}
