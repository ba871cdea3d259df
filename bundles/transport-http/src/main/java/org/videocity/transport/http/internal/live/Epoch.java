package org.videocity.transport.http.internal.live;

import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;

/**
 * A stretch of a stream in which no format changes: what a viewer must have before the first piece of it. Compared by
 * identity; {@link #signature} tells whether two would be the same.
 *
 * @param signature what was it made from
 * @param mime type for Media Source Extensions
 * @param opening bytes in front of everything, for a viewer that has nothing yet; may be empty
 * @param setup codec configurations (FLV sequence headers, MP4 initialisation segment)
 * @param tracks the tracks carried
 * @param others tracks that could be carried but were not asked for
 */
record Epoch(
        Signature signature,
        String mime,
        ByteBuffer opening,
        ByteBuffer setup,
        List<Described> tracks,
        List<Described> others) {
    /** What makes two stretches the same on the wire. */
    record Signature(List<Part> parts) {}

    /**
     * One track's share.
     *
     * @param codec its codec
     * @param timeBase ticks a second
     * @param configuration its codec configuration, compared by content
     */
    record Part(Codec codec, int timeBase, ByteBuffer configuration) {}

    /**
     * A track and what players call it.
     *
     * @param number which of its kind it is, from 1
     * @param codecs its RFC 6381 name, empty where the container has none
     */
    record Described(Track track, int number, String codecs) {}
}
