package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes what ExVideoTagHeader and ExAudioTagHeader have in common (Enhanced RTMP v2, Enhanced Audio and Enhanced
 * Video); only the number of the multitrack packet type differs.
 *
 * <pre>
 * .(4) packetType(4)
 * while packetType is ModEx (7): size-1(8) [255: size-1(16)] | data | modExType(4) packetType(4)
 * Multitrack: layout(4) packetType(4) | [fourCC(32)] then tracks { [fourCC(32)] trackId(8) [size(24)] body }
 * otherwise:  fourCC(32)
 * </pre>
 *
 * @param packetType after ModEx and multitrack
 * @param fourCc empty for {@link TrackLayout#MANY_TRACKS_MANY_CODECS}, where each track has its own
 * @param layout of the tracks
 * @param trackId of {@link TrackLayout#ONE_TRACK}, otherwise 0
 * @param nanoOffset TimestampOffsetNano, 0 when absent
 * @param end index after the header in the payload: a body, or the first of many tracks
 */
record EnhancedHeader(int packetType, String fourCc, TrackLayout layout, int trackId, int nanoOffset, int end) {
    /** Most ModEx blocks in front of one message. */
    static final int MAX_MOD_EX = 16;
    /** Most tracks of one message. */
    static final int MAX_TRACKS = 64;
    /** Largest TimestampOffsetNano: below one millisecond. */
    static final int MAX_NANOS = 999_999;

    private static final int MOD_EX = 7;
    private static final int TIMESTAMP_OFFSET_NANO = 0;
    private static final int MAX_TRACK_BYTES = 0xff_ffff;

    /** Reads at the payload's position; {@code command} says that a command byte follows instead of a codec. */
    static EnhancedHeader parse(ByteBuffer payload, int multitrack, boolean command) throws FlvException {
        int at = payload.position();
        int packetType = payload.get(at++) & 0xf;
        int nanos = 0;
        for (int blocks = 0; packetType == MOD_EX; blocks++) {
            if (blocks == MAX_MOD_EX) {
                throw new FlvException("enhanced header with more than " + MAX_MOD_EX + " ModEx blocks");
            }
            int size = 1 + octet(payload, at++);
            if (size == 256) {
                need(payload, at, 2);
                size = 1 + ((payload.get(at) & 0xff) << 8 | payload.get(at + 1) & 0xff);
                at += 2;
            }
            need(payload, at, size + 1);
            int next = payload.get(at + size);
            if ((next >> 4 & 0xf) == TIMESTAMP_OFFSET_NANO && size >= 3) {
                nanos = Math.min(MAX_NANOS, u24(payload, at));
            }
            at += size + 1;
            packetType = next & 0xf;
        }
        if (command && packetType != VideoTag.METADATA) {
            return new EnhancedHeader(packetType, "", TrackLayout.PLAIN, 0, nanos, at);
        }
        if (packetType != multitrack) {
            need(payload, at, 4);
            return new EnhancedHeader(packetType, FourCc.at(payload, at), TrackLayout.PLAIN, 0, nanos, at + 4);
        }
        return tracks(payload, at, multitrack, nanos);
    }

    private static EnhancedHeader tracks(ByteBuffer payload, int start, int multitrack, int nanos) throws FlvException {
        int at = start;
        int types = octet(payload, at++);
        TrackLayout layout = TrackLayout.of(types >> 4);
        int packetType = types & 0xf;
        if (packetType == multitrack || packetType == MOD_EX) {
            throw new FlvException("multitrack header with packet type " + packetType + " inside");
        }
        String fourCc = "";
        if (layout != TrackLayout.MANY_TRACKS_MANY_CODECS) {
            need(payload, at, 4);
            fourCc = FourCc.at(payload, at);
            at += 4;
        }
        int trackId = layout == TrackLayout.ONE_TRACK ? octet(payload, at++) : 0;
        return new EnhancedHeader(packetType, fourCc, layout, trackId, nanos, at);
    }

    /** Returns the tracks of a message with many, bodies still with their composition time. */
    List<TagPart> parts(ByteBuffer payload) throws FlvException {
        List<TagPart> parts = new ArrayList<>();
        int at = end;
        while (at < payload.limit()) {
            if (parts.size() == MAX_TRACKS) {
                throw new FlvException("message with more than " + MAX_TRACKS + " tracks");
            }
            String codec = fourCc;
            if (layout == TrackLayout.MANY_TRACKS_MANY_CODECS) {
                need(payload, at, 4);
                codec = FourCc.at(payload, at);
                at += 4;
            }
            need(payload, at, 4);
            int id = payload.get(at) & 0xff;
            int size = u24(payload, at + 1);
            at += 4;
            need(payload, at, size);
            parts.add(new TagPart(id, codec, packetType, 0, nanoOffset, payload.slice(at, size)));
            at += size;
        }
        return parts;
    }

    /** Returns the bytes {@link #write} needs. */
    int length() {
        int modEx = nanoOffset > 0 ? 5 : 0;
        return 1
                + modEx
                + switch (layout) {
                    case PLAIN -> fourCc.isEmpty() ? 0 : 4;
                    case ONE_TRACK -> 6;
                    case MANY_TRACKS -> 5;
                    case MANY_TRACKS_MANY_CODECS -> 1;
                };
    }

    /**
     * Writes the header.
     *
     * @param first the four bits in front of the packet type, in place
     */
    void write(ByteBuffer out, int first, int multitrack) {
        int outer = layout == TrackLayout.PLAIN ? packetType : multitrack;
        if (nanoOffset > 0) {
            out.put((byte) (first | MOD_EX)).put((byte) 2); // three bytes
            out.put((byte) (nanoOffset >> 16)).putShort((short) nanoOffset);
            out.put((byte) (TIMESTAMP_OFFSET_NANO << 4 | outer));
        } else {
            out.put((byte) (first | outer));
        }
        if (layout != TrackLayout.PLAIN) {
            out.put((byte) (layout.code() << 4 | packetType));
        }
        if (!fourCc.isEmpty()) {
            out.put(FourCc.bytes(fourCc));
        }
        if (layout == TrackLayout.ONE_TRACK) {
            out.put((byte) trackId);
        }
    }

    /** Writes what stands in front of one of many tracks. */
    static void writeTrack(ByteBuffer out, TrackLayout layout, String fourCc, int trackId, int size) {
        if (size > MAX_TRACK_BYTES) {
            throw new IllegalArgumentException("a track of " + size + " bytes, at most " + MAX_TRACK_BYTES + " fit");
        }
        if (layout == TrackLayout.MANY_TRACKS_MANY_CODECS) {
            out.put(FourCc.bytes(fourCc));
        }
        out.put((byte) trackId).put((byte) (size >> 16)).putShort((short) size);
    }

    static int u24(ByteBuffer payload, int at) {
        return (payload.get(at) & 0xff) << 16 | (payload.get(at + 1) & 0xff) << 8 | payload.get(at + 2) & 0xff;
    }

    private static int octet(ByteBuffer payload, int at) throws FlvException {
        need(payload, at, 1);
        return payload.get(at) & 0xff;
    }

    static void need(ByteBuffer payload, int at, int bytes) throws FlvException {
        if (bytes > payload.limit() - at) {
            throw new FlvException("enhanced header: " + bytes + " bytes were expected, "
                    + Math.max(0, payload.limit() - at) + " are left");
        }
    }
}
