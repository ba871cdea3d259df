package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;

/**
 * Holds what the first bytes of an Opus packet say (RFC 6716 section 3.1). For several streams in a payload the first one
 * speaks for all: they have the same duration.
 *
 * <pre>
 * config(5) stereo(1) code(2) | code 3: vbr(1) padding(1) frames(6)
 * </pre>
 *
 * @param configuration mode, bandwidth and frame size, 0 to 31
 * @param stereo the stereo bit
 * @param frames 1 to 48
 * @param samples of all frames, per channel at 48 kHz
 */
public record OpusPacket(int configuration, boolean stereo, int frames, int samples) {
    private static final int LONGEST = 5760;
    private static final int[] SILK = {480, 960, 1920, 2880};
    private static final int[] CELT = {120, 240, 480, 960};

    /**
     * Parses the beginning of a packet; the buffer's position stays.
     *
     * @throws BitstreamException if it is empty, ends inside the header, or is longer than 120 ms
     */
    public static OpusPacket parse(ByteBuffer packet) throws BitstreamException {
        if (!packet.hasRemaining()) {
            throw new BitstreamException("empty Opus packet");
        }
        int toc = packet.get(packet.position()) & 0xff;
        int configuration = toc >> 3;
        int frames = (toc & 3) == 0 ? 1 : 2;
        if ((toc & 3) == 3) {
            if (packet.remaining() < 2) {
                throw new BitstreamException("Opus packet of 1 byte: a frame count was expected");
            }
            frames = packet.get(packet.position() + 1) & 0x3f;
        }
        int samples = frames * frameSamples(configuration);
        if (frames == 0 || samples > LONGEST) {
            throw new BitstreamException("Opus packet of " + samples + " samples, 1 to " + LONGEST + " were expected");
        }
        return new OpusPacket(configuration, (toc & 4) != 0, frames, samples);
    }

    /** Table 2: SILK 10 to 60 ms, hybrid 10 and 20 ms, CELT 2.5 to 20 ms. */
    private static int frameSamples(int configuration) {
        if (configuration < 12) {
            return SILK[configuration & 3];
        }
        return configuration < 16 ? SILK[configuration & 1] : CELT[configuration & 3];
    }
}
