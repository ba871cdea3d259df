package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.TrackFormat;

/**
 * What a publisher says of a track besides its configuration, kept as it came for players of Enhanced RTMP: the extensions
 * of its format. The newest of each name counts. Thread: the connection's event loop.
 */
final class SideData {
    /** The sender names the codec by FourCC though it need not; empty. */
    static final String BY_FOURCC = "rtmp:fourcc";
    /** Body of a MultichannelConfig packet. */
    static final String MULTICHANNEL_CONFIG = "rtmp:multichannel-config";
    /** Body of an Mpeg2TsSequenceStart packet. */
    static final String MPEG2_TS_SEQUENCE_START = "rtmp:mpeg2-ts-sequence-start";
    /** Bodies of Metadata packets, each under the name it begins with, such as {@code colorInfo}. */
    static final String METADATA = "rtmp:metadata:";

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Map<String, ByteBuffer> known = new LinkedHashMap<>();

    /** Tells whether an extension of a format is a packet to send with tracks of a kind. */
    static boolean isPassedOn(String name, MediaKind kind) {
        return kind == MediaKind.AUDIO
                ? name.equals(MULTICHANNEL_CONFIG)
                : name.equals(MPEG2_TS_SEQUENCE_START) || name.startsWith(METADATA);
    }

    /** Takes a packet's body; tells whether there was room for it. */
    boolean put(String name, ByteBuffer body) {
        boolean room = known.containsKey(name) || known.size() < TrackFormat.MAX_EXTENSIONS;
        if (!room || body.remaining() > TrackFormat.MAX_EXTENSION_BYTES) {
            return false;
        }
        known.put(name, body);
        return true;
    }

    void namedByFourCc() {
        known.putIfAbsent(BY_FOURCC, NOTHING);
    }

    /** Forgets all of it, which was about another codec. */
    void clear() {
        known.clear();
    }

    TrackFormat with(TrackFormat format) {
        return known.isEmpty() ? format : format.withExtensions(known);
    }
}
