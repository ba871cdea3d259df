package org.videocity.wire.flv;

/** Says what can be done with a tag whose header was read. */
public enum TagSupport {
    /** A codec the city carries, in the classic or the enhanced header. */
    SUPPORTED,
    /** A codec the city does not carry; the tag's {@code codecName()} says which. */
    UNSUPPORTED_CODEC
}
