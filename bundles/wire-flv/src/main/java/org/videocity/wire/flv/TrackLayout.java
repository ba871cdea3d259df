package org.videocity.wire.flv;

/** Says how many tracks a message has (Enhanced RTMP v2, AvMultitrackType). */
public enum TrackLayout {
    /** No multitrack header: the one track of the stream, number 0. */
    PLAIN,
    /** One track with its number; the body reaches to the end of the message. */
    ONE_TRACK,
    /** Several tracks of one codec, each with number and size. */
    MANY_TRACKS,
    /** Several tracks, each with codec, number and size. */
    MANY_TRACKS_MANY_CODECS;

    /** Says whether the message is a list of tracks. */
    public boolean many() {
        return this == MANY_TRACKS || this == MANY_TRACKS_MANY_CODECS;
    }

    /** Returns the number on the wire, for layouts other than {@link #PLAIN}. */
    int code() {
        return ordinal() - 1;
    }

    static TrackLayout of(int code) throws FlvException {
        if (code > 2) {
            throw new FlvException("multitrack type " + code + " is reserved, 0 to 2 were expected");
        }
        return values()[code + 1];
    }
}
