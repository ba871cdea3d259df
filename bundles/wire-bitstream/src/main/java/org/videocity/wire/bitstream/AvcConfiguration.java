package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.videocity.wire.bitstream.internal.BitReader;
import org.videocity.wire.bitstream.internal.Bytes;

/**
 * Holds an AVCDecoderConfigurationRecord ("avcC"), ISO/IEC 14496-15 section 5.3.3.1: the codec configuration of an
 * H.264 track.
 *
 * <pre>
 * version=1 | profile | compatibility | level | 111111 lengthSizeMinusOne(2)
 * 111 numSPS(5) { length(16) SPS }  numPPS(8) { length(16) PPS }  [extension of high profiles]
 * </pre>
 *
 * Immutable; the parameter sets are copies, handed out as read-only buffers with a position of their own.
 *
 * @param profile AVCProfileIndication, for example 100 (High)
 * @param compatibility the constraint flags byte
 * @param level level times ten, for example 31
 * @param nalLengthSize bytes of each NAL length in samples: 1, 2 or 4
 * @param sequenceParameterSets SPS NAL units with their NAL header, without start code; at least one
 * @param pictureParameterSets PPS NAL units likewise; may be empty
 * @param extension bytes after the last PPS (chroma format, bit depths, SPS extensions), kept as found; empty if absent
 */
public record AvcConfiguration(
        int profile,
        int compatibility,
        int level,
        int nalLengthSize,
        List<ByteBuffer> sequenceParameterSets,
        List<ByteBuffer> pictureParameterSets,
        ByteBuffer extension) {

    /** Largest record accepted, in bytes: far above what encoders send, far below what hurts. */
    public static final int MAX_BYTES = 64 * 1024;

    /** Keeps copies. */
    public AvcConfiguration {
        sequenceParameterSets = Bytes.copyAll(sequenceParameterSets);
        pictureParameterSets = Bytes.copyAll(pictureParameterSets);
        extension = Bytes.copy(extension);
    }

    @Override
    public List<ByteBuffer> sequenceParameterSets() {
        return Bytes.views(sequenceParameterSets);
    }

    @Override
    public List<ByteBuffer> pictureParameterSets() {
        return Bytes.views(pictureParameterSets);
    }

    @Override
    public ByteBuffer extension() {
        return extension.duplicate();
    }

    /**
     * Parses the remaining bytes of {@code avcC}; its position stays.
     *
     * @throws BitstreamException if it is truncated, longer than {@link #MAX_BYTES}, of another version, or has no SPS
     */
    public static AvcConfiguration parse(ByteBuffer avcC) throws BitstreamException {
        if (avcC.remaining() > MAX_BYTES) {
            throw new BitstreamException(
                    "avcC has " + avcC.remaining() + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        BitReader in = new BitReader(avcC, "avcC");
        int version = in.bits(8);
        if (version != 1) {
            throw new BitstreamException("avcC version is " + version + ", 1 was expected");
        }
        int profile = in.bits(8);
        int compatibility = in.bits(8);
        int level = in.bits(8);
        in.skip(6);
        int nalLengthSize = 1 + in.bits(2);
        if (nalLengthSize == 3) {
            throw new BitstreamException("avcC: NAL lengths of 3 bytes, 1, 2 or 4 were expected");
        }
        in.skip(3);
        List<ByteBuffer> sps = parameterSets(avcC, in, in.bits(5), NalUnits.SPS);
        List<ByteBuffer> pps = parameterSets(avcC, in, in.bits(8), NalUnits.PPS);
        if (sps.isEmpty()) {
            throw new BitstreamException("avcC has no SPS");
        }
        int rest = in.remaining() / 8;
        ByteBuffer extension = avcC.slice(avcC.limit() - rest, rest);
        return new AvcConfiguration(profile, compatibility, level, nalLengthSize, sps, pps, extension);
    }

    /**
     * Builds a configuration with 4-byte NAL lengths from parameter sets (NAL header included, no start code).
     *
     * @throws BitstreamException if there is no SPS, or a set is no such NAL unit or too long
     */
    public static AvcConfiguration of(List<ByteBuffer> sequenceParameterSets, List<ByteBuffer> pictureParameterSets)
            throws BitstreamException {
        if (sequenceParameterSets.isEmpty() || sequenceParameterSets.size() > 31 || pictureParameterSets.size() > 255) {
            throw new BitstreamException("avcC wants 1 to 31 SPS and at most 255 PPS, got "
                    + sequenceParameterSets.size() + " and " + pictureParameterSets.size());
        }
        for (ByteBuffer set : sequenceParameterSets) {
            check(set, NalUnits.SPS);
        }
        for (ByteBuffer set : pictureParameterSets) {
            check(set, NalUnits.PPS);
        }
        AvcSps sps = AvcSps.parse(sequenceParameterSets.get(0));
        return new AvcConfiguration(
                sps.profile(),
                sps.constraints(),
                sps.level(),
                4,
                sequenceParameterSets,
                pictureParameterSets,
                extension(sps));
    }

    /** Returns the same configuration for samples whose NAL lengths have been normalised to 4 bytes. */
    public AvcConfiguration withFourByteLengths() {
        if (nalLengthSize == 4) {
            return this;
        }
        return new AvcConfiguration(
                profile, compatibility, level, 4, sequenceParameterSets, pictureParameterSets, extension);
    }

    /** Returns the record's bytes in a new buffer. */
    public ByteBuffer toBytes() {
        int size = 7 + extension.remaining();
        for (ByteBuffer set : sequenceParameterSets) {
            size += 2 + set.remaining();
        }
        for (ByteBuffer set : pictureParameterSets) {
            size += 2 + set.remaining();
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.put((byte) 1).put((byte) profile).put((byte) compatibility).put((byte) level);
        out.put((byte) (0xfc | nalLengthSize - 1));
        out.put((byte) (0xe0 | sequenceParameterSets.size()));
        for (ByteBuffer set : sequenceParameterSets) {
            out.putShort((short) set.remaining()).put(set.duplicate());
        }
        out.put((byte) pictureParameterSets.size());
        for (ByteBuffer set : pictureParameterSets) {
            out.putShort((short) set.remaining()).put(set.duplicate());
        }
        return out.put(extension.duplicate()).flip();
    }

    /** Parses the first SPS: picture size, frame rate, reordering. */
    public AvcSps sps() throws BitstreamException {
        return AvcSps.parse(sequenceParameterSets.get(0));
    }

    /** Returns the RFC 6381 section 3.3 name, for example {@code avc1.64001f}. */
    public String codecString() {
        return String.format("avc1.%02x%02x%02x", profile, compatibility, level);
    }

    private static List<ByteBuffer> parameterSets(ByteBuffer avcC, BitReader in, int count, int type)
            throws BitstreamException {
        List<ByteBuffer> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.bits(16);
            int offset = avcC.limit() - in.remaining() / 8;
            if (length > in.remaining() / 8) {
                throw new BitstreamException(
                        "avcC: a parameter set of " + length + " bytes, only " + in.remaining() / 8 + " are left");
            }
            in.skip(8 * length);
            ByteBuffer set = avcC.slice(offset, length);
            check(set, type);
            sets.add(set);
        }
        return sets;
    }

    private static void check(ByteBuffer set, int type) throws BitstreamException {
        if (!set.hasRemaining() || set.remaining() > 0xffff || (set.get(set.position()) & 0x1f) != type) {
            throw new BitstreamException("avcC: a NAL unit of type " + type + " with 1 to 65535 bytes was expected");
        }
    }

    /** Profiles other than Baseline, Main and Extended say chroma format and bit depths; no SPS extensions follow. */
    private static ByteBuffer extension(AvcSps sps) {
        if (sps.profile() == 66 || sps.profile() == 77 || sps.profile() == 88) {
            return ByteBuffer.allocate(0);
        }
        return ByteBuffer.wrap(new byte[] {
            (byte) (0xfc | sps.chromaFormat()),
            (byte) (0xf8 | sps.bitDepthLuma() - 8),
            (byte) (0xf8 | sps.bitDepthChroma() - 8),
            0
        });
    }
}
