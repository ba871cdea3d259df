package org.videocity.transport.rtmp.internal;

/**
 * How the memory of a viewer that takes nothing is shared out, so that all of it together stays below {@link #MOST}
 * whatever the stream's bit rate.
 *
 * <pre>
 * kernel: unsent | one segment   output: below the mark | one piece   rest of the window it is in, or backlog
 *        64           64                      64            128                    192                        KiB
 * </pre>
 */
final class HeldBytes {
    /** Most that one viewer which takes nothing holds. */
    static final int MOST = 512 << 10;
    /** Largest part of a window that is handed to a connection at a time, whole chunks. */
    static final int PIECE = 128 << 10;
    /** Largest outgoing chunk; two of them make a piece. */
    static final int MAX_CHUNK = 64 << 10;
    /** With so much waiting to be handed to the kernel a connection is given no more piece. */
    static final int HIGH_WATER = 64 << 10;
    /** With less than so much it is given more again. */
    static final int LOW_WATER = 32 << 10;
    /** With so much that it could not send yet the kernel takes no more (Linux, {@code TCP_NOTSENT_LOWAT}). */
    static final int UNSENT = 64 << 10;
    /** Where the kernel cannot be told so, what is asked of it for everything not acknowledged; Linux takes twice as much. */
    static final int SEND_BUFFER = 64 << 10;

    private static final int SEGMENT = 64 << 10;

    private HeldBytes() {}

    /** Returns how much of a window, or of the windows before the last key frame, may be kept for such a viewer alone. */
    static int rest(boolean epoll) {
        int kernel = epoll ? UNSENT : 2 * SEND_BUFFER;
        return MOST - kernel - SEGMENT - HIGH_WATER - PIECE;
    }
}
