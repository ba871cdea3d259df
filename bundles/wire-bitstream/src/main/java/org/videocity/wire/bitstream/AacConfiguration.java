package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.internal.AacConfigurationParser;
import org.videocity.wire.bitstream.internal.AacFrequency;
import org.videocity.wire.bitstream.internal.BitWriter;
import org.videocity.wire.bitstream.internal.Bytes;

/**
 * Holds an AudioSpecificConfig (ISO/IEC 14496-3 section 1.6.2.1): the codec configuration of an AAC track.
 *
 * <pre>
 * objectType(5 or 5+6) frequencyIndex(4) [frequency(24)] channelConfiguration(4)
 * [5 = SBR, 29 = SBR+PS: extension frequency, core objectType]  GASpecificConfig  [0x2b7 backward compatible SBR, 0x548 PS]
 * </pre>
 *
 * @param objectType audio object type of the core: 1 Main, 2 LC, 3 SSR, 4 LTP, 42 USAC, ...
 * @param samplingFrequency of the core, in Hz
 * @param channelConfiguration 0 (a program config element says) to 15
 * @param channels number of channels of the core (channelConfiguration 7 has eight)
 * @param frameLength samples per channel in one core frame: 1024 or 960
 * @param sbr spectral band replication is signalled (HE-AAC)
 * @param ps parametric stereo is signalled (HE-AAC v2)
 * @param extensionSamplingFrequency output frequency with SBR, in Hz; equals {@code samplingFrequency} without
 * @param bytes the configuration as found, read-only
 */
public record AacConfiguration(
        int objectType,
        int samplingFrequency,
        int channelConfiguration,
        int channels,
        int frameLength,
        boolean sbr,
        boolean ps,
        int extensionSamplingFrequency,
        ByteBuffer bytes) {

    /** Largest configuration accepted, in bytes. */
    public static final int MAX_BYTES = 512;
    /** Audio object type of AAC Low Complexity. */
    public static final int LC = 2;

    /** Keeps a copy of the bytes. */
    public AacConfiguration {
        bytes = Bytes.copy(bytes);
    }

    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /**
     * Parses the remaining bytes; the buffer's position stays.
     *
     * @throws BitstreamException if it is truncated, too long, or says what the standard reserves
     */
    public static AacConfiguration parse(ByteBuffer audioSpecificConfig) throws BitstreamException {
        return AacConfigurationParser.parse(audioSpecificConfig);
    }

    /**
     * Builds a configuration without extensions; frequencies outside the table are written with 24 bits, object types
     * above 31 with the escape.
     *
     * @param channelConfiguration 1 to 7, 11, 12 or 14
     */
    public static AacConfiguration of(int objectType, int samplingFrequency, int channelConfiguration)
            throws BitstreamException {
        BitWriter out = new BitWriter(16);
        writeObjectType(out, objectType);
        checkFrequency(samplingFrequency);
        AacFrequency.write(out, samplingFrequency);
        if (channelConfiguration < 1 || channelConfiguration > 14) {
            throw new BitstreamException(
                    "AAC channel configuration " + channelConfiguration + ", 1 to 14 was expected");
        }
        out.bits(channelConfiguration, 4);
        if (objectType <= 4) {
            out.bits(0, 3); // frameLengthFlag, dependsOnCoreCoder, extensionFlag
        }
        return parse(out.toBytes());
    }

    /**
     * Builds the explicit, hierarchical form with SBR (object type 5) or SBR and PS (29) in front of this core.
     *
     * @param outputFrequency the sampling frequency after SBR, in Hz
     */
    public AacConfiguration withSbr(int outputFrequency, boolean parametricStereo) throws BitstreamException {
        if (channelConfiguration == 0) {
            throw new BitstreamException("SBR in front of a program config element is not written");
        }
        BitWriter out = new BitWriter(16);
        out.bits(parametricStereo ? 29 : 5, 5);
        AacFrequency.write(out, samplingFrequency);
        out.bits(channelConfiguration, 4);
        checkFrequency(outputFrequency);
        AacFrequency.write(out, outputFrequency);
        writeObjectType(out, objectType);
        if (objectType <= 4) {
            out.bits(frameLength == 960 ? 1 : 0, 1).bits(0, 2);
        }
        return parse(out.toBytes());
    }

    /** Returns the configuration's bytes in a new buffer. */
    public ByteBuffer toBytes() {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        return copy.put(bytes.duplicate()).flip();
    }

    /** Returns the RFC 6381 section 3.3 name: {@code mp4a.40.2}, {@code mp4a.40.5}, {@code mp4a.40.29}. */
    public String codecString() {
        return "mp4a.40." + (ps ? 29 : sbr ? 5 : objectType);
    }

    private static void writeObjectType(BitWriter out, int objectType) throws BitstreamException {
        if (objectType < 1 || objectType > 95 || objectType == 31) {
            throw new BitstreamException("AAC audio object type " + objectType + " cannot be written");
        }
        if (objectType > 31) {
            out.bits(31, 5).bits(objectType - 32, 6);
        } else {
            out.bits(objectType, 5);
        }
    }

    private static void checkFrequency(int frequency) throws BitstreamException {
        if (frequency < 1 || frequency > 0xff_ffff) {
            throw new BitstreamException("AAC sampling frequency " + frequency + ", 1 to 16777215 was expected");
        }
    }
}
