package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.AacConfiguration;
import org.videocity.wire.bitstream.BitstreamException;

/** Parses AudioSpecificConfig in the order of ISO/IEC 14496-3 sections 1.6.2.1, 4.4.1 and 4.4.1.1. */
public final class AacConfigurationParser {
    private static final int SBR = 5;
    private static final int SCALABLE = 6;
    private static final int ER_SCALABLE = 20;
    private static final int ER_BSAC = 22;
    private static final int ER_LOW_DELAY = 23;
    private static final int PS = 29;
    private static final int SYNC_SBR = 0x2b7;
    private static final int SYNC_PS = 0x548;

    private final ByteBuffer source;
    private final BitReader in;
    private int objectType;
    private int frequency;
    private int channelConfiguration;
    private int channels;
    private int frameLength = 1024;
    private boolean sbr;
    private boolean ps;
    private int extensionFrequency;

    private AacConfigurationParser(ByteBuffer source) {
        this.source = source;
        this.in = new BitReader(source, "AudioSpecificConfig");
    }

    /** Parses the remaining bytes. */
    public static AacConfiguration parse(ByteBuffer source) throws BitstreamException {
        if (source.remaining() > AacConfiguration.MAX_BYTES) {
            throw new BitstreamException("AudioSpecificConfig has " + source.remaining() + " bytes, at most "
                    + AacConfiguration.MAX_BYTES + " are allowed");
        }
        return new AacConfigurationParser(source).read();
    }

    private AacConfiguration read() throws BitstreamException {
        objectType = objectType();
        frequency = AacFrequency.read(in);
        channelConfiguration = in.bits(4);
        channels = channelsOf(channelConfiguration);
        extensionFrequency = frequency;
        boolean explicit = objectType == SBR || objectType == PS;
        if (explicit) {
            explicitExtension();
        }
        if (isGeneralAudio(objectType)) {
            generalAudio();
        }
        if (isErrorResilient(objectType) && in.remaining() >= 2) {
            in.skip(2); // epConfig
        }
        if (!explicit && isGeneralAudio(objectType)) {
            backwardCompatibleExtension();
        }
        return new AacConfiguration(
                objectType,
                frequency,
                channelConfiguration,
                channels,
                frameLength,
                sbr,
                ps,
                extensionFrequency,
                source);
    }

    private int objectType() throws BitstreamException {
        int type = in.bits(5);
        if (type == 31) {
            type = 32 + in.bits(6);
        }
        if (type == 0) {
            throw new BitstreamException("AAC audio object type 0 is reserved");
        }
        return type;
    }

    private void explicitExtension() throws BitstreamException {
        sbr = true;
        ps = objectType == PS;
        extensionFrequency = AacFrequency.read(in);
        objectType = objectType();
        if (objectType == SBR || objectType == PS) {
            throw new BitstreamException("AudioSpecificConfig: SBR inside SBR");
        }
        if (objectType == ER_BSAC) {
            in.skip(4); // extensionChannelConfiguration
        }
    }

    private static boolean isGeneralAudio(int type) {
        return switch (type) {
            case 1, 2, 3, 4, SCALABLE, 7, 17, 19, ER_SCALABLE, 21, ER_BSAC, ER_LOW_DELAY -> true;
            default -> false;
        };
    }

    private static boolean isErrorResilient(int type) {
        return type == 17 || (type >= 19 && type <= 27) || type == 39;
    }

    private void generalAudio() throws BitstreamException {
        boolean shorter = in.flag();
        if (objectType == ER_LOW_DELAY) {
            frameLength = shorter ? 480 : 512;
        } else {
            frameLength = shorter ? 960 : 1024;
        }
        if (in.flag()) {
            in.skip(14); // coreCoderDelay
        }
        boolean extended = in.flag();
        if (channelConfiguration == 0) {
            programConfigElement();
        }
        if (objectType == SCALABLE || objectType == ER_SCALABLE) {
            in.skip(3); // layerNr
        }
        if (extended) {
            if (objectType == ER_BSAC) {
                in.skip(16); // numOfSubFrame, layer_length
            } else if (objectType >= 17) {
                in.skip(3); // error resilience flags
            }
            in.skip(1);
        }
    }

    /** Counts the channels: a channel pair element has two, every other element one. */
    private void programConfigElement() throws BitstreamException {
        in.skip(10); // element_instance_tag, object_type, sampling_frequency_index
        int withPairs = in.bits(4) + in.bits(4) + in.bits(4);
        int lowFrequency = in.bits(2);
        int associatedData = in.bits(3);
        int couplings = in.bits(4);
        skipIfFlag(4); // mono_mixdown
        skipIfFlag(4); // stereo_mixdown
        skipIfFlag(3); // matrix_mixdown
        channels = lowFrequency;
        for (int i = 0; i < withPairs; i++) {
            channels += in.flag() ? 2 : 1;
            in.skip(4);
        }
        in.skip(4 * lowFrequency + 4 * associatedData + 5 * couplings);
        in.align();
        in.skip(8 * in.bits(8)); // comment
        if (channels == 0) {
            throw new BitstreamException("AudioSpecificConfig: a program config element without channels");
        }
    }

    private void skipIfFlag(int bits) throws BitstreamException {
        if (in.flag()) {
            in.skip(bits);
        }
    }

    private void backwardCompatibleExtension() throws BitstreamException {
        if (in.remaining() < 16 || in.bits(11) != SYNC_SBR || objectType() != SBR || !in.flag()) {
            return;
        }
        sbr = true;
        extensionFrequency = AacFrequency.read(in);
        if (in.remaining() >= 12 && in.bits(11) == SYNC_PS) {
            ps = in.flag();
        }
    }

    private static int channelsOf(int configuration) throws BitstreamException {
        return switch (configuration) {
            case 0, 1, 2, 3, 4, 5, 6 -> configuration;
            case 7, 12, 14 -> 8;
            case 11 -> 7;
            case 13 -> 24;
            default -> throw new BitstreamException("AAC channel configuration " + configuration + " is reserved");
        };
    }
}
