package org.videocity.transport.rtmp.internal;

/** The publisher sends a codec that is not carried here; the message names it and says what is. */
final class UnsupportedCodecException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsupportedCodecException(String codec, String carried) {
        super(codec + " is not carried over RTMP here; send " + carried);
    }
}
