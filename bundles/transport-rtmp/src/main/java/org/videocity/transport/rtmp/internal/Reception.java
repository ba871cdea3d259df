package org.videocity.transport.rtmp.internal;

import org.videocity.wire.rtmp.RtmpCapabilities;

/**
 * What a player can take.
 *
 * @param codecs the {@link WireCodec#bit bits} of its codecs
 * @param fourCcs the bits of those that it announced by FourCC
 * @param multitrack whether it takes more than one track of a kind
 * @param nanoseconds whether it takes times finer than milliseconds
 */
record Reception(int codecs, int fourCcs, boolean multitrack, boolean nanoseconds) {
    /** A player that announced nothing: one H.264 picture, one AAC or MP3 sound. */
    static final Reception CLASSIC = of(RtmpCapabilities.NONE);

    static Reception of(RtmpCapabilities announced) {
        int codecs = 0;
        int fourCcs = 0;
        for (WireCodec codec : WireCodec.values()) {
            boolean byFourCc = announced.accepts(codec.fourCc());
            fourCcs |= byFourCc ? codec.bit() : 0;
            codecs |= byFourCc || codec.classic() ? codec.bit() : 0;
        }
        boolean nanoseconds = announced.modEx() && announced.timestampNanoOffset();
        return new Reception(codecs, fourCcs, announced.multitrack(), nanoseconds);
    }

    boolean takes(WireCodec codec) {
        return (codecs & codec.bit()) != 0;
    }

    /** Returns how it gets the first track of a kind: in the form the publisher chose, where it knows that. */
    TrackShape first(PlayedTrack track) {
        boolean byFourCc = (fourCcs & track.codec().bit()) != 0 && track.byFourCc();
        return track.codec().classic() && !byFourCc ? TrackShape.CLASSIC : TrackShape.FIRST;
    }
}
