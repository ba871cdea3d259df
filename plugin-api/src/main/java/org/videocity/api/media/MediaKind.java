package org.videocity.api.media;

/** What a track carries. */
public enum MediaKind {
    AUDIO,
    VIDEO,
    /** Timed data, for example the {@code onMetaData} of an RTMP publisher (codec {@code amf0}). */
    DATA
}
