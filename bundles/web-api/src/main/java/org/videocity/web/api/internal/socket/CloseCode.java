package org.videocity.web.api.internal.socket;

/** The close codes of docs/protocols/room-socket.md; below 4000 they are RFC 6455's and the IANA registry's. */
final class CloseCode {
    static final int MISUSE = 1008;
    static final int RESTART = 1012;
    static final int TRY_LATER = 1013;
    static final int REFUSED = 4403;
    static final int NO_SUCH_ROOM = 4404;
    static final int TAKEN_OUT = 4410;

    private CloseCode() {}
}
