package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.videocity.wire.bitstream.internal.Bytes;

/**
 * Holds the codec configuration of an Opus track, in its two forms: the identification header "OpusHead" of RFC 7845
 * section 5.1, little endian, and "dOps" of Encapsulation of Opus in ISO Base Media File Format section 4.3.2, big endian.
 *
 * <pre>
 * ["OpusHead"] version(8) | channels(8) | preSkip(16) | inputSampleRate(32) | outputGain(16) | mappingFamily(8)
 * family other than 0: streams(8) | coupled(8) | mapping(8 * channels)
 * </pre>
 *
 * @param channels output channels, 1 to 255
 * @param preSkip samples at 48 kHz to drop at the start
 * @param inputSampleRate of the source in Hz, for information; Opus always decodes at 48 kHz
 * @param outputGain decibels in Q7.8, signed
 * @param mappingFamily 0 mono or stereo, 1 Vorbis order, 2 and 3 ambisonics (RFC 8486), 255 undefined
 * @param streams Opus packets in a payload
 * @param coupled how many of the streams are stereo
 * @param mapping channel mapping table (demixing matrix for family 3), empty for family 0; read-only
 */
public record OpusConfiguration(
        int channels,
        int preSkip,
        long inputSampleRate,
        int outputGain,
        int mappingFamily,
        int streams,
        int coupled,
        ByteBuffer mapping) {

    /** What Opus decodes to, in Hz. */
    public static final int SAMPLE_RATE = 48_000;
    /** Largest configuration accepted, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final byte[] MAGIC = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 11;
    /** 6.5 ms, what libopus recommends. */
    private static final int USUAL_PRE_SKIP = 312;

    private static final int DEMIXING_MATRIX = 3;

    /** Keeps a copy of the mapping. */
    public OpusConfiguration {
        mapping = Bytes.copy(mapping);
    }

    @Override
    public ByteBuffer mapping() {
        return mapping.duplicate();
    }

    /**
     * Parses the remaining bytes as dOps content; the position stays.
     *
     * @throws BitstreamException if it is truncated, of another version, or describes what Opus forbids
     */
    public static OpusConfiguration parse(ByteBuffer dOps) throws BitstreamException {
        return read(dOps.slice().order(ByteOrder.BIG_ENDIAN), 0, "dOps");
    }

    /**
     * Parses the remaining bytes as an identification header; the position stays.
     *
     * @throws BitstreamException likewise, or if "OpusHead" is missing
     */
    public static OpusConfiguration parseHead(ByteBuffer opusHead) throws BitstreamException {
        ByteBuffer in = opusHead.slice().order(ByteOrder.LITTLE_ENDIAN);
        for (byte expected : MAGIC) {
            if (!in.hasRemaining() || in.get() != expected) {
                throw new BitstreamException("not an Opus header: 'OpusHead' was expected first");
            }
        }
        return read(in, 1, "OpusHead");
    }

    /** Returns the configuration of a plain mono or stereo stream that announces none. */
    public static OpusConfiguration of(int channels) throws BitstreamException {
        OpusConfiguration made = new OpusConfiguration(
                channels, USUAL_PRE_SKIP, SAMPLE_RATE, 0, 0, 1, channels - 1, ByteBuffer.allocate(0));
        made.check("Opus");
        return made;
    }

    private static OpusConfiguration read(ByteBuffer in, int version, String what) throws BitstreamException {
        if (in.remaining() < HEAD || in.remaining() > MAX_BYTES) {
            throw new BitstreamException(
                    what + " of " + in.remaining() + " bytes, " + HEAD + " to " + MAX_BYTES + " were expected");
        }
        int found = in.get() & 0xff;
        if (found >> 4 != 0 || found < version) {
            throw new BitstreamException(what + " version is " + found + ", " + version + " was expected");
        }
        int channels = in.get() & 0xff;
        int preSkip = in.getShort() & 0xffff;
        long rate = in.getInt() & 0xffff_ffffL;
        int gain = in.getShort();
        int family = in.get() & 0xff;
        int streams = 1;
        int coupled = channels - 1;
        ByteBuffer mapping = ByteBuffer.allocate(0);
        if (family != 0) {
            if (in.remaining() < 2) {
                throw new BitstreamException(what + " ends before its channel mapping");
            }
            streams = in.get() & 0xff;
            coupled = in.get() & 0xff;
            int length = family == DEMIXING_MATRIX ? 2 * channels * (streams + coupled) : channels;
            if (in.remaining() < length) {
                throw new BitstreamException(what + " ends inside its channel mapping of " + length + " bytes");
            }
            mapping = in.slice(in.position(), length);
        }
        OpusConfiguration parsed =
                new OpusConfiguration(channels, preSkip, rate, gain, family, streams, coupled, mapping);
        parsed.check(what);
        return parsed;
    }

    private void check(String what) throws BitstreamException {
        int most = mappingFamily == 0 ? 2 : mappingFamily == 1 ? 8 : 255;
        if (channels < 1 || channels > most) {
            throw new BitstreamException(what + ": " + channels + " channels, 1 to " + most
                    + " were expected for mapping family " + mappingFamily);
        }
        if (streams < 1 || coupled > streams || streams + coupled > 255) {
            throw new BitstreamException(what + ": " + streams + " streams, " + coupled + " of them stereo");
        }
        for (int i = 0; mappingFamily != DEMIXING_MATRIX && i < mapping.remaining(); i++) {
            int index = mapping.get(i) & 0xff;
            if (index != 255 && index >= streams + coupled) {
                throw new BitstreamException(
                        what + ": channel " + i + " is mapped to " + index + ", there are " + (streams + coupled));
            }
        }
    }

    /** Returns the ISO form, the content of dOps, in a new buffer. */
    public ByteBuffer toBytes() {
        return write(ByteBuffer.allocate(length()), 0);
    }

    /** Returns the identification header in a new buffer. */
    public ByteBuffer toHead() {
        ByteBuffer out = ByteBuffer.allocate(MAGIC.length + length()).order(ByteOrder.LITTLE_ENDIAN);
        return write(out.put(MAGIC), 1).order(ByteOrder.BIG_ENDIAN);
    }

    private int length() {
        return HEAD + (mappingFamily == 0 ? 0 : 2 + mapping.remaining());
    }

    private ByteBuffer write(ByteBuffer out, int version) {
        out.put((byte) version).put((byte) channels).putShort((short) preSkip);
        out.putInt((int) inputSampleRate).putShort((short) outputGain).put((byte) mappingFamily);
        if (mappingFamily != 0) {
            out.put((byte) streams).put((byte) coupled).put(mapping.duplicate());
        }
        return out.flip();
    }

    /** Returns the codecs parameter in the spelling every browser takes: {@code opus}. */
    public String codecString() {
        return "opus";
    }
}
