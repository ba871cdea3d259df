package org.videocity.transport.rtmp.internal;

import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Track;

/** Takes what the intakes make of a publisher's messages, in order. */
interface TrackOutput {
    /** Takes a track's format, new or again; comes before its first frame. */
    void format(Track track);

    /** Takes a frame of a track whose format is known. */
    void frame(AccessUnit frame);

    /** Takes a frame of script data; {@code metadata} says that it is onMetaData. */
    void data(AccessUnit frame, boolean metadata);

    /** Says that a message was dropped, and why: a counter's name. */
    void dropped(String why);
}
