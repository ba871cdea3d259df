package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.internal.AacFrequency;
import org.videocity.wire.bitstream.internal.BitReader;
import org.videocity.wire.bitstream.internal.BitWriter;

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
        BitReader in = new BitReader(bytes, "ADTS header");
        if (in.bits(12) != 0xfff) {
            throw new BitstreamException("not an ADTS frame: syncword fff was expected");
        }
        boolean mpeg2 = in.flag();
        if (in.bits(2) != 0) {
            throw new BitstreamException("not an ADTS frame: layer 0 was expected");
        }
        int headerLength = in.flag() ? LENGTH : LENGTH + 2;
        int objectType = 1 + in.bits(2);
        int frequency = AacFrequency.of(in.bits(4));
        in.skip(1);
        int channelConfiguration = in.bits(3);
        in.skip(4);
        int frameLength = in.bits(13);
        in.skip(11);
        int blocks = 1 + in.bits(2);
        if (frameLength < headerLength) {
            throw new BitstreamException("ADTS frame of " + frameLength + " bytes is shorter than its header");
        }
        return new AdtsHeader(mpeg2, objectType, frequency, channelConfiguration, headerLength, frameLength, blocks);
    }

    /**
     * Builds the header for one raw_data_block.
     *
     * @throws BitstreamException if ADTS cannot say this object type, frequency, channel configuration or length
     */
    public static AdtsHeader of(AacConfiguration configuration, int payloadBytes) throws BitstreamException {
        int type = configuration.objectType();
        if (type < 1 || type > 4) {
            throw new BitstreamException("ADTS cannot say audio object type " + type);
        }
        if (AacFrequency.index(configuration.samplingFrequency()) == AacFrequency.ESCAPE) {
            throw new BitstreamException("ADTS cannot say " + configuration.samplingFrequency() + " Hz");
        }
        int channels = configuration.channelConfiguration();
        if (channels < 1 || channels > 7) {
            throw new BitstreamException("ADTS cannot say channel configuration " + channels);
        }
        if (payloadBytes < 0 || payloadBytes > 0x1fff - LENGTH) {
            throw new BitstreamException("ADTS cannot say a payload of " + payloadBytes + " bytes");
        }
        return new AdtsHeader(
                false, type, configuration.samplingFrequency(), channels, LENGTH, LENGTH + payloadBytes, 1);
    }

    /** Returns the 7 header bytes (no CRC) in a new buffer, variable bit rate signalled. */
    public ByteBuffer toBytes() {
        return new BitWriter(LENGTH)
                .bits(0xfff, 12)
                .bits(mpeg2 ? 1 : 0, 1)
                .bits(1, 3)
                .bits(objectType - 1, 2)
                .bits(AacFrequency.index(samplingFrequency), 4)
                .bits(0, 1)
                .bits(channelConfiguration, 3)
                .bits(0, 4)
                .bits(frameLength - headerLength + LENGTH, 13)
                .bits(0x7ff, 11)
                .bits(rawDataBlocks - 1, 2)
                .toBytes();
    }

    /** Returns the AudioSpecificConfig that says the same. */
    public AacConfiguration configuration() throws BitstreamException {
        return AacConfiguration.of(objectType, samplingFrequency, channelConfiguration);
    }
}
