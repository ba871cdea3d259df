package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.util.List;

/** Reads and writes the bytes of {@link AudioTag}. */
final class AudioTags {
    private static final int[] FREQUENCIES = {5512, 11_025, 22_050, 44_100};

    private AudioTags() {}

    static AudioTag parse(ByteBuffer payload) throws FlvException {
        if (!payload.hasRemaining()) {
            throw new FlvException("empty audio tag: a header byte was expected");
        }
        int first = payload.get(payload.position()) & 0xff;
        int format = first >> 4;
        if (format == AudioTag.ENHANCED) {
            EnhancedHeader header = EnhancedHeader.parse(payload, AudioTag.MULTITRACK, false);
            return of(header, header.end() - payload.position());
        }
        int packetType = AudioTag.FRAME;
        if (format == AudioTag.AAC) {
            if (payload.remaining() < 2) {
                throw new FlvException("AAC tag of 1 byte: a header of 2 was expected");
            }
            packetType = payload.get(payload.position() + 1) & 0xff;
        }
        return new AudioTag(
                format,
                FREQUENCIES[first >> 2 & 3],
                (first & 2) == 0 ? 8 : 16,
                (first & 1) == 0 ? 1 : 2,
                packetType,
                "",
                TrackLayout.PLAIN,
                0,
                0,
                format == AudioTag.AAC ? 2 : 1);
    }

    private static AudioTag of(EnhancedHeader header, int bodyOffset) {
        return new AudioTag(
                AudioTag.ENHANCED,
                0,
                0,
                0,
                header.packetType(),
                header.fourCc(),
                header.layout(),
                header.trackId(),
                header.nanoOffset(),
                bodyOffset);
    }

    static AudioTag classic(int format, int frequency, int channels, int packetType) {
        int length = format == AudioTag.AAC ? 2 : 1;
        return new AudioTag(format, frequency, 16, channels, packetType, "", TrackLayout.PLAIN, 0, 0, length);
    }

    static AudioTag enhanced(int packetType, String fourCc) {
        FourCc.bytes(fourCc);
        EnhancedHeader header = new EnhancedHeader(packetType, fourCc, TrackLayout.PLAIN, 0, 0, 0);
        return of(header, header.length());
    }

    /** Returns the tag with another layout, number and offset, its length counted anew. */
    static AudioTag with(AudioTag tag, TrackLayout layout, int trackId, int nanos) {
        if (!tag.enhanced() || trackId < 0 || trackId > 255 || nanos < 0 || nanos > EnhancedHeader.MAX_NANOS) {
            throw new IllegalArgumentException("an enhanced header, a track from 0 to 255 and 0 to "
                    + EnhancedHeader.MAX_NANOS + " nanoseconds were expected");
        }
        EnhancedHeader header = new EnhancedHeader(tag.packetType(), tag.fourCc(), layout, trackId, nanos, 0);
        return of(header, header.length());
    }

    static List<TagPart> parts(AudioTag tag, ByteBuffer payload) throws FlvException {
        if (tag.layout().many()) {
            return header(tag, payload.position() + tag.bodyOffset()).parts(payload);
        }
        String codec = tag.enhanced()
                ? tag.fourCc()
                : tag.soundFormat() == AudioTag.AAC ? FourCc.AAC : tag.mp3() ? FourCc.MP3 : "";
        return List.of(new TagPart(tag.trackId(), codec, tag.packetType(), 0, tag.nanoOffset(), tag.body(payload)));
    }

    private static EnhancedHeader header(AudioTag tag, int end) {
        return new EnhancedHeader(tag.packetType(), tag.fourCc(), tag.layout(), tag.trackId(), tag.nanoOffset(), end);
    }

    static ByteBuffer write(AudioTag tag) {
        if (tag.enhanced()) {
            EnhancedHeader header = header(tag, 0);
            ByteBuffer out = ByteBuffer.allocate(header.length());
            header.write(out, AudioTag.ENHANCED << 4, AudioTag.MULTITRACK);
            return out.flip();
        }
        int first = tag.soundFormat() << 4
                | rate(tag.samplingFrequency()) << 2
                | (tag.sampleBits() == 16 ? 2 : 0)
                | (tag.channels() == 2 ? 1 : 0);
        ByteBuffer out = ByteBuffer.allocate(tag.bodyOffset()).put((byte) first);
        return (tag.soundFormat() == AudioTag.AAC ? out.put((byte) tag.packetType()) : out).flip();
    }

    private static int rate(int samplingFrequency) {
        for (int i = 0; i < FREQUENCIES.length; i++) {
            if (FREQUENCIES[i] == samplingFrequency) {
                return i;
            }
        }
        throw new IllegalStateException("an audio tag cannot say " + samplingFrequency + " Hz");
    }
}
