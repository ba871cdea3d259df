package org.videocity.transport.rtmp.internal;

/** How a viewer gets a track. */
enum TrackShape {
    /** Not at all. */
    NONE,
    /** As the only or first one of its kind, by codec number as RTMP always did. */
    CLASSIC,
    /** As the only or first one of its kind, by FourCC. */
    FIRST,
    /** As a further one, in multitrack messages (Enhanced RTMP v2). */
    FURTHER
}
