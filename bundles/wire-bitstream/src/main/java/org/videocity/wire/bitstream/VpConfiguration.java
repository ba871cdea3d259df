package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.internal.BitReader;
import org.videocity.wire.bitstream.internal.VpLevel;

/**
 * Holds a VPCodecConfigurationRecord ("vpcC", VP Codec ISO Media File Format Binding 1.0): the codec configuration of a
 * VP8 or VP9 track.
 *
 * <pre>
 * profile(8) | level(8) | bitDepth(4) chromaSubsampling(3) fullRange(1)
 * primaries(8) | transfer(8) | matrix(8) | initializationDataSize(16)=0
 * </pre>
 *
 * The record does not say the picture's size: key frames do ({@link Vp9Frame}, {@link Vp8Frame}).
 *
 * @param profile VP9 profile or VP8 version, 0 to 3
 * @param level VP9 level times ten, 0 for unknown
 * @param bitDepth 8, 10 or 12
 * @param chromaSubsampling 0 and 1 4:2:0 (vertical, colocated), 2 4:2:2, 3 4:4:4, 4 4:4:0
 * @param colour primaries, transfer, matrix, range
 */
public record VpConfiguration(int profile, int level, int bitDepth, int chromaSubsampling, VideoColour colour) {
    /** Largest record accepted, in bytes. */
    public static final int MAX_BYTES = 1024;

    private static final int LENGTH = 8;
    private static final int FULL_BOX = 4;

    /**
     * Parses the remaining bytes, which may begin with the version (1) and flags of the box; the position stays.
     *
     * @throws BitstreamException if it is truncated, too long, or has values the binding forbids
     */
    public static VpConfiguration parse(ByteBuffer vpcC) throws BitstreamException {
        if (vpcC.remaining() > MAX_BYTES) {
            throw new BitstreamException(
                    "vpcC has " + vpcC.remaining() + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        BitReader in = new BitReader(vpcC, "vpcC");
        if (hasVersion(vpcC)) {
            in.skip(8 * FULL_BOX);
        }
        int profile = in.bits(8);
        int level = in.bits(8);
        int bitDepth = in.bits(4);
        int chroma = in.bits(3);
        boolean fullRange = in.flag();
        VideoColour colour = new VideoColour(in.bits(8), in.bits(8), in.bits(8), fullRange);
        int dataSize = in.bits(16);
        if (profile > 3 || (bitDepth != 8 && bitDepth != 10 && bitDepth != 12) || chroma > 4) {
            throw new BitstreamException("vpcC: profile " + profile + ", " + bitDepth + " bits, chroma subsampling "
                    + chroma + " is no VP8 or VP9");
        }
        if (dataSize > in.remaining() / 8) {
            throw new BitstreamException(
                    "vpcC: initialization data of " + dataSize + " bytes, only " + in.remaining() / 8 + " are left");
        }
        return new VpConfiguration(profile, level, bitDepth, chroma, colour);
    }

    /** A record's third byte has a bit depth; that of version 1 and flags 0 is zero. */
    private static boolean hasVersion(ByteBuffer vpcC) {
        int at = vpcC.position();
        return vpcC.remaining() >= FULL_BOX + LENGTH
                && vpcC.get(at) == 1
                && vpcC.get(at + 1) == 0
                && vpcC.get(at + 2) == 0
                && vpcC.get(at + 3) == 0;
    }

    /**
     * Builds a configuration from a VP9 key frame, for streams that announce none. The level is the lowest for this
     * picture size at 30 frames a second.
     *
     * @throws BitstreamException if it is no key frame
     */
    public static VpConfiguration of(Vp9Frame keyFrame) throws BitstreamException {
        if (!keyFrame.keyFrame()) {
            throw new BitstreamException("a VP9 configuration is made from a key frame");
        }
        boolean x = keyFrame.subsamplingX();
        boolean y = keyFrame.subsamplingY();
        int chroma = x ? y ? 1 : 2 : y ? 4 : 3;
        int level = VpLevel.of(keyFrame.width(), keyFrame.height());
        return new VpConfiguration(keyFrame.profile(), level, keyFrame.bitDepth(), chroma, keyFrame.colour());
    }

    /**
     * Builds a configuration from a VP8 key frame, for streams that announce none.
     *
     * @throws BitstreamException if it is no key frame
     */
    public static VpConfiguration of(Vp8Frame keyFrame) throws BitstreamException {
        if (!keyFrame.keyFrame()) {
            throw new BitstreamException("a VP8 configuration is made from a key frame");
        }
        return new VpConfiguration(keyFrame.version(), 0, 8, 1, VideoColour.UNSPECIFIED);
    }

    /** Returns the record's bytes, without version and flags, in a new buffer. */
    public ByteBuffer toBytes() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH).put((byte) profile).put((byte) level);
        out.put((byte) (bitDepth << 4 | chromaSubsampling << 1 | (colour.fullRange() ? 1 : 0)));
        out.put((byte) colour.primaries()).put((byte) colour.transfer()).put((byte) colour.matrix());
        return out.putShort((short) 0).flip();
    }

    /**
     * Returns the codecs parameter of the binding, for example {@code vp09.00.31.08}; the optional fields only where one of
     * them is not the default.
     *
     * @param sampleEntry {@code vp09} or {@code vp08}
     */
    public String codecString(String sampleEntry) {
        String name = String.format("%s.%02d.%02d.%02d", sampleEntry, profile, level, bitDepth);
        if (chromaSubsampling <= 1 && colour.plain()) {
            return name;
        }
        return name
                + String.format(
                        ".%02d.%02d.%02d.%02d.%02d",
                        chromaSubsampling,
                        colour.primaries(),
                        colour.transfer(),
                        colour.matrix(),
                        colour.fullRange() ? 1 : 0);
    }
}
