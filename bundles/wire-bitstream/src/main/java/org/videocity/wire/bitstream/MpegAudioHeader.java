package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.internal.MpegAudioParser;

/**
 * Holds the header of an MPEG audio frame, of which layer III is MP3 (ISO/IEC 11172-3 section 2.4.1.3, 13818-3, and
 * the "2.5" extension to low frequencies).
 *
 * <pre>
 * sync(11) version(2) layer(2) protection(1) | bitrate(4) frequency(2) padding(1) private(1) | mode(2) ...
 * </pre>
 *
 * @param version 10 for MPEG-1, 20 for MPEG-2, 25 for MPEG-2.5
 * @param layer 1, 2 or 3
 * @param bitRate bits per second, 0 for "free format"
 * @param samplingFrequency in Hz
 * @param channels 1 or 2
 * @param samplesPerFrame per channel
 * @param frameLength bytes of the whole frame with header, 0 for "free format"
 */
public record MpegAudioHeader(
        int version,
        int layer,
        int bitRate,
        int samplingFrequency,
        int channels,
        int samplesPerFrame,
        int frameLength) {

    /** Bytes of the header. */
    public static final int LENGTH = 4;

    /** Parses the header at the buffer's position, which stays; the rest of the frame need not be there. */
    public static MpegAudioHeader parse(ByteBuffer bytes) throws BitstreamException {
        return MpegAudioParser.parse(bytes);
    }

    /** Returns the MP4 object type indication: 0x6b (MPEG-1) or 0x69 (MPEG-2 and 2.5). */
    public int objectTypeIndication() {
        return version == 10 ? 0x6b : 0x69;
    }

    /** Returns the RFC 6381 section 3.3 name: {@code mp4a.6B} or {@code mp4a.69}. */
    public String codecString() {
        return version == 10 ? "mp4a.6B" : "mp4a.69";
    }
}
