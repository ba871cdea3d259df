package org.videocity.wire.flv;

/** Says what can be done with a tag whose header was read; only {@link #SUPPORTED} ones have a meaningful body offset. */
public enum TagSupport {
    /** H.264, AAC or MP3 in the classic header. */
    SUPPORTED,
    /** A codec the city does not carry; the tag's {@code codecName()} says which. */
    UNSUPPORTED_CODEC,
    /** The enhanced header of Enhanced RTMP (ExVideoTagHeader, ExAudioTagHeader), not read yet. */
    ENHANCED_HEADER
}
