package org.videocity.transport.rtmp.internal;

import org.videocity.wire.rtmp.RtmpCapabilities;

/**
 * What a player can take.
 *
 * @param codecs the {@link WireCodec#bit bits} of its codecs
 * @param multitrack whether it takes more than one track of a kind
 */
record Reception(int codecs, boolean multitrack) {
    /** A player that announced nothing: one H.264 picture, one AAC or MP3 sound. */
    static final Reception CLASSIC = of(RtmpCapabilities.NONE);

    static Reception of(RtmpCapabilities announced) {
        int codecs = 0;
        for (WireCodec codec : WireCodec.values()) {
            if (codec.classic() || announced.accepts(codec.fourCc())) {
                codecs |= codec.bit();
            }
        }
        return new Reception(codecs, announced.multitrack());
    }

    boolean takes(WireCodec codec) {
        return (codecs & codec.bit()) != 0;
    }
}
