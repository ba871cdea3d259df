package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.videocity.wire.bitstream.internal.Bytes;
import org.videocity.wire.bitstream.internal.Obu;

/**
 * Holds an AV1CodecConfigurationRecord ("av1C"), AV1 Codec ISO Media File Format Binding section 2.3: the codec
 * configuration of an AV1 track.
 *
 * <pre>
 * marker=1 version(7)=1 | profile(3) level(5)
 * tier highBitDepth twelveBit monochrome subsamplingX subsamplingY chromaSamplePosition(2)
 * 000 delayPresent delayMinusOne(4) | configOBUs
 * </pre>
 *
 * Immutable.
 *
 * @param profile seq_profile
 * @param level seq_level_idx_0
 * @param highTier seq_tier_0
 * @param bitDepth 8, 10 or 12
 * @param monochrome no chroma planes
 * @param subsamplingX chroma has half the width
 * @param subsamplingY chroma has half the height
 * @param chromaSamplePosition 0 unknown, 1 vertical, 2 colocated
 * @param presentationDelay initial_presentation_delay in samples, 0 when not said
 * @param configurationObus the OBUs of the record, read-only; normally one sequence header, may be empty
 */
public record Av1Configuration(
        int profile,
        int level,
        boolean highTier,
        int bitDepth,
        boolean monochrome,
        boolean subsamplingX,
        boolean subsamplingY,
        int chromaSamplePosition,
        int presentationDelay,
        ByteBuffer configurationObus) {

    /** Largest record accepted, in bytes. */
    public static final int MAX_BYTES = 16 * 1024;

    private static final int HEAD = 4;
    private static final int MAX_OBUS = 64;

    /** Keeps a copy of the bytes. */
    public Av1Configuration {
        configurationObus = Bytes.copy(configurationObus);
    }

    @Override
    public ByteBuffer configurationObus() {
        return configurationObus.duplicate();
    }

    /**
     * Parses the remaining bytes of {@code av1C}; its position stays.
     *
     * @throws BitstreamException if it is truncated, too long, of another version, or its OBUs are broken
     */
    public static Av1Configuration parse(ByteBuffer av1C) throws BitstreamException {
        int size = av1C.remaining();
        if (size < HEAD || size > MAX_BYTES) {
            throw new BitstreamException("av1C has " + size + " bytes, " + HEAD + " to " + MAX_BYTES + " are allowed");
        }
        int at = av1C.position();
        int first = av1C.get(at) & 0xff;
        if (first != 0x81) {
            throw new BitstreamException(
                    String.format("av1C begins with %02x, 81 (marker, version 1) was expected", first));
        }
        int second = av1C.get(at + 1) & 0xff;
        int third = av1C.get(at + 2);
        int fourth = av1C.get(at + 3);
        Av1Configuration parsed = new Av1Configuration(
                second >> 5,
                second & 0x1f,
                (third & 0x80) != 0,
                (third & 0x40) == 0 ? 8 : (third & 0x20) == 0 ? 10 : 12,
                (third & 0x10) != 0,
                (third & 8) != 0,
                (third & 4) != 0,
                third & 3,
                (fourth & 0x10) != 0 ? 1 + (fourth & 0xf) : 0,
                av1C.slice(at + HEAD, size - HEAD));
        parsed.sequenceHeader();
        return parsed;
    }

    /**
     * Builds a configuration from a sequence header OBU, header byte included.
     *
     * @throws BitstreamException if it is no sequence header
     */
    public static Av1Configuration of(ByteBuffer sequenceHeaderObu) throws BitstreamException {
        Av1SequenceHeader header = Av1SequenceHeader.parse(sequenceHeaderObu);
        return new Av1Configuration(
                header.profile(),
                header.level(),
                header.highTier(),
                header.bitDepth(),
                header.monochrome(),
                header.subsamplingX(),
                header.subsamplingY(),
                header.chromaSamplePosition(),
                0,
                sized(sequenceHeaderObu));
    }

    /** Writes the OBU with a size field, which configOBUs must have, and without an extension. */
    private static ByteBuffer sized(ByteBuffer obu) throws BitstreamException {
        ByteBuffer payload = Obu.at(obu, obu.position()).payload(obu);
        int length = payload.remaining();
        ByteBuffer out = ByteBuffer.allocate(3 + length).put((byte) (Av1Units.SEQUENCE_HEADER << 3 | 2));
        if (length > 0x7f) {
            out.put((byte) (length | 0x80)).put((byte) (length >> 7));
        } else {
            out.put((byte) length);
        }
        return out.put(payload).flip();
    }

    /**
     * Returns the configuration after a sequence header found in band; when it says nothing new, this configuration itself.
     *
     * @param sequenceHeaderObu as {@link Av1Sample#sequenceHeader} holds it
     */
    public Av1Configuration adopting(ByteBuffer sequenceHeaderObu) throws BitstreamException {
        Av1SequenceHeader header = Av1SequenceHeader.parse(sequenceHeaderObu);
        return sequenceHeader().equals(Optional.of(header)) ? this : of(sequenceHeaderObu);
    }

    /** Parses the sequence header in the record: picture size, colours; absent where the record has none. */
    public Optional<Av1SequenceHeader> sequenceHeader() throws BitstreamException {
        int position = configurationObus.position();
        for (int i = 0; position < configurationObus.limit(); i++) {
            if (i == MAX_OBUS) {
                throw new BitstreamException("av1C with more than " + MAX_OBUS + " OBUs");
            }
            Obu obu = Obu.at(configurationObus, position);
            if (obu.type() == Av1Units.SEQUENCE_HEADER) {
                return Optional.of(Av1SequenceHeader.parse(obu.unit(configurationObus)));
            }
            position = obu.end();
        }
        return Optional.empty();
    }

    /** Returns the record's bytes in a new buffer. */
    public ByteBuffer toBytes() {
        ByteBuffer out = ByteBuffer.allocate(HEAD + configurationObus.remaining());
        out.put((byte) 0x81).put((byte) (profile << 5 | level));
        out.put((byte) ((highTier ? 0x80 : 0)
                | (bitDepth > 8 ? 0x40 : 0)
                | (bitDepth == 12 ? 0x20 : 0)
                | (monochrome ? 0x10 : 0)
                | (subsamplingX ? 8 : 0)
                | (subsamplingY ? 4 : 0)
                | chromaSamplePosition));
        out.put((byte) (presentationDelay > 0 ? 0x10 | presentationDelay - 1 : 0));
        return out.put(configurationObus.duplicate()).flip();
    }

    /** Returns the RFC 6381 name, for example {@code av01.0.04M.08}. */
    public String codecString() throws BitstreamException {
        Optional<Av1SequenceHeader> header = sequenceHeader();
        if (header.isPresent()) {
            return header.get().codecString();
        }
        return String.format("av01.%d.%02d%s.%02d", profile, level, highTier ? "H" : "M", bitDepth);
    }
}
