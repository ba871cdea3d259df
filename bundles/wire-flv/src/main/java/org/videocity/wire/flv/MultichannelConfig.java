package org.videocity.wire.flv;

import java.nio.ByteBuffer;

/**
 * Says which loudspeaker each channel is for (Enhanced RTMP v2, AudioPacketType.MultichannelConfig), for codecs that do not
 * say it themselves.
 *
 * <pre>
 * order(8) | channels(8) | order 1: flags(32) | order 2: speaker(8 * channels)
 * </pre>
 *
 * @param order {@link #UNSPECIFIED}, {@link #NATIVE} or {@link #CUSTOM}
 * @param channels number of channels, 0 to 255
 * @param flags the AudioChannelMask of the channels present, for {@link #NATIVE}; otherwise 0
 * @param speakers an AudioChannel number for each channel, for {@link #CUSTOM}; otherwise empty; read-only
 */
public record MultichannelConfig(int order, int channels, int flags, ByteBuffer speakers) {
    /** Only the number of channels is known. */
    public static final int UNSPECIFIED = 0;
    /** Channels are in the order of AudioChannel; flags say which are there. */
    public static final int NATIVE = 1;
    /** Each channel has a speaker number. */
    public static final int CUSTOM = 2;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /** Keeps a copy of the speakers. */
    public MultichannelConfig {
        ByteBuffer copy = ByteBuffer.allocate(speakers.remaining());
        copy.put(speakers.duplicate()).flip();
        speakers = copy.asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer speakers() {
        return speakers.duplicate();
    }

    /**
     * Parses the body of a message; its position stays.
     *
     * @throws FlvException if it is truncated or the order is reserved
     */
    public static MultichannelConfig parse(ByteBuffer body) throws FlvException {
        ByteBuffer in = body.slice();
        int order = in.remaining() < 2 ? -1 : in.get() & 0xff;
        int channels = order < 0 ? 0 : in.get() & 0xff;
        int more = order == NATIVE ? 4 : order == CUSTOM ? channels : 0;
        if (order < 0 || order > CUSTOM || in.remaining() < more) {
            throw new FlvException("multichannel configuration of " + body.remaining()
                    + " bytes: order 0 to 2, a number of channels and their places were expected");
        }
        int flags = order == NATIVE ? in.getInt() : 0;
        return new MultichannelConfig(order, channels, flags, order == CUSTOM ? in.slice(2, channels) : NOTHING);
    }

    /** Returns the bytes in a new buffer. */
    public ByteBuffer toBytes() {
        ByteBuffer out =
                ByteBuffer.allocate(6 + speakers.remaining()).put((byte) order).put((byte) channels);
        if (order == NATIVE) {
            out.putInt(flags);
        }
        return out.put(speakers.duplicate()).flip();
    }
}
