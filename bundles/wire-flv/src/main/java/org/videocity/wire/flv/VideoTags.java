package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the bytes of {@link VideoTag}. */
final class VideoTags {
    private static final int ENHANCED_FLAG = 0x80;
    private static final int COMPOSITION_BYTES = 3;

    private VideoTags() {}

    static VideoTag parse(ByteBuffer payload) throws FlvException {
        if (!payload.hasRemaining()) {
            throw new FlvException("empty video tag: a header byte was expected");
        }
        int first = payload.get(payload.position()) & 0xff;
        if ((first & ENHANCED_FLAG) != 0) {
            return parseEnhanced(payload, first >> 4 & 7);
        }
        int frameType = first >> 4;
        int codecId = first & 0xf;
        if (codecId != VideoTag.AVC || frameType == VideoTag.COMMAND) {
            return new VideoTag(frameType, codecId, VideoTag.FRAME, 0, "", TrackLayout.PLAIN, 0, 0, 1);
        }
        if (payload.remaining() < 5) {
            throw new FlvException("H.264 tag of " + payload.remaining() + " bytes: a header of 5 was expected");
        }
        int packetType = payload.get(payload.position() + 1) & 0xff;
        int compositionTime = compositionTime(payload, payload.position() + 2);
        return new VideoTag(frameType, codecId, packetType, compositionTime, "", TrackLayout.PLAIN, 0, 0, 5);
    }

    private static VideoTag parseEnhanced(ByteBuffer payload, int frameType) throws FlvException {
        EnhancedHeader header = EnhancedHeader.parse(payload, VideoTag.MULTITRACK, frameType == VideoTag.COMMAND);
        int end = header.end();
        int compositionTime = 0;
        if (!header.layout().many() && timed(header.packetType(), header.fourCc())) {
            EnhancedHeader.need(payload, end, COMPOSITION_BYTES);
            compositionTime = compositionTime(payload, end);
            end += COMPOSITION_BYTES;
        }
        return new VideoTag(
                frameType,
                VideoTag.ENHANCED,
                header.packetType(),
                compositionTime,
                header.fourCc(),
                header.layout(),
                header.trackId(),
                header.nanoOffset(),
                end - payload.position());
    }

    static List<TagPart> parts(VideoTag tag, ByteBuffer payload) throws FlvException {
        if (tag.command()) {
            return List.of();
        }
        if (!tag.layout().many()) {
            String codec = tag.codecId() == VideoTag.AVC ? FourCc.AVC : tag.fourCc();
            return List.of(new TagPart(
                    tag.trackId(),
                    codec,
                    tag.packetType(),
                    tag.compositionTime(),
                    tag.nanoOffset(),
                    tag.body(payload)));
        }
        List<TagPart> parts = new ArrayList<>();
        for (TagPart part : header(tag, payload.position() + tag.bodyOffset()).parts(payload)) {
            parts.add(timed(part.packetType(), part.fourCc()) ? timedPart(part) : part);
        }
        return parts;
    }

    private static TagPart timedPart(TagPart part) throws FlvException {
        ByteBuffer body = part.body();
        EnhancedHeader.need(body, 0, COMPOSITION_BYTES);
        return new TagPart(
                part.trackId(),
                part.fourCc(),
                part.packetType(),
                compositionTime(body, 0),
                part.nanoOffset(),
                body.slice(COMPOSITION_BYTES, body.remaining() - COMPOSITION_BYTES));
    }

    private static EnhancedHeader header(VideoTag tag, int end) {
        return new EnhancedHeader(tag.packetType(), tag.fourCc(), tag.layout(), tag.trackId(), tag.nanoOffset(), end);
    }

    static VideoTag enhanced(int frameType, int packetType, int compositionTime, String fourCc) {
        VideoTag made = new VideoTag(
                frameType,
                VideoTag.ENHANCED,
                packetType,
                compositionTime,
                fourCc,
                TrackLayout.PLAIN,
                0,
                0,
                FourCc.bytes(fourCc).length);
        return with(made, TrackLayout.PLAIN, 0, 0);
    }

    /** Returns the tag with another layout, number and offset, its length counted anew. */
    static VideoTag with(VideoTag tag, TrackLayout layout, int trackId, int nanos) {
        if (!tag.enhanced() || trackId < 0 || trackId > 255 || nanos < 0 || nanos > EnhancedHeader.MAX_NANOS) {
            throw new IllegalArgumentException("an enhanced header, a track from 0 to 255 and 0 to "
                    + EnhancedHeader.MAX_NANOS + " nanoseconds were expected");
        }
        EnhancedHeader header = new EnhancedHeader(tag.packetType(), tag.fourCc(), layout, trackId, nanos, 0);
        int timed = !layout.many() && timed(tag.packetType(), tag.fourCc()) ? COMPOSITION_BYTES : 0;
        return new VideoTag(
                tag.frameType(),
                VideoTag.ENHANCED,
                tag.packetType(),
                tag.compositionTime(),
                tag.fourCc(),
                layout,
                trackId,
                nanos,
                header.length() + timed);
    }

    static ByteBuffer write(VideoTag tag) {
        if (tag.enhanced()) {
            return writeEnhanced(tag);
        }
        byte first = (byte) (tag.frameType() << 4 | tag.codecId());
        if (tag.bodyOffset() == 1) {
            return ByteBuffer.allocate(1).put(first).flip();
        }
        int word = (tag.packetType() << 24) | (tag.compositionTime() & 0xff_ffff);
        return ByteBuffer.allocate(5).put(first).putInt(word).flip();
    }

    private static ByteBuffer writeEnhanced(VideoTag tag) {
        EnhancedHeader header = header(tag, 0);
        boolean timed = !tag.layout().many() && timed(tag.packetType(), tag.fourCc());
        ByteBuffer out = ByteBuffer.allocate(header.length() + (timed ? COMPOSITION_BYTES : 0));
        header.write(out, ENHANCED_FLAG | tag.frameType() << 4, VideoTag.MULTITRACK);
        if (timed) {
            putCompositionTime(out, tag.compositionTime());
        }
        return out.flip();
    }

    static void putCompositionTime(ByteBuffer out, int time) {
        out.put((byte) (time >> 16)).putShort((short) time);
    }

    static boolean timed(int packetType, String fourCc) {
        return packetType == VideoTag.FRAME && FourCc.hasCompositionTime(fourCc);
    }

    private static int compositionTime(ByteBuffer payload, int at) {
        return EnhancedHeader.u24(payload, at) << 8 >> 8;
    }
}
