package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;

/**
 * Holds the header of an AAC frame in the ADTS stream format (ISO/IEC 13818-7 section 6.2, ISO/IEC 14496-3 section
 * 1.A.2.2).
 *
 * <pre>
 * syncword=fff(12) id(1) layer=0(2) protection_absent(1) profile(2) frequencyIndex(4) private(1) channels(3) ..(2)
 * copyright(2) frame_length(13) buffer_fullness(11) blocks-1(2) [crc(16)]
 * </pre>
 *
 * @param mpeg2 the ID bit: MPEG-2 AAC
 * @param objectType audio object type 1 to 4
 * @param samplingFrequency in Hz
 * @param channelConfiguration 0 to 7
 * @param headerLength 7, or 9 with CRC
 * @param frameLength bytes of header and payload together
 * @param rawDataBlocks raw_data_blocks in the frame, 1 to 4
 */
public record AdtsHeader(
        boolean mpeg2,
        int objectType,
        int samplingFrequency,
        int channelConfiguration,
        int headerLength,
        int frameLength,
        int rawDataBlocks) {

    /** Bytes of a header without CRC; what {@link #parse} needs at least. */
    public static final int LENGTH = 7;

    /** Parses the header at the buffer's position, which stays; the payload need not be there yet. */
    public static AdtsHeader parse(ByteBuffer bytes) throws BitstreamException {
        throw new IllegalStateException();
    }

    /**
     * Builds the header for one raw_data_block.
     *
     * @throws BitstreamException if ADTS cannot say this object type, frequency, channel configuration or length
     */
    public static AdtsHeader of(AacConfiguration configuration, int payloadBytes) throws BitstreamException {
        throw new IllegalStateException();
    }

    /** Returns the 7 header bytes (no CRC) in a new buffer, variable bit rate signalled. */
    public ByteBuffer toBytes() {
        throw new IllegalStateException();
    }

    /** Returns the AudioSpecificConfig that says the same. */
    public AacConfiguration configuration() throws BitstreamException {
        throw new IllegalStateException();
    }
}
