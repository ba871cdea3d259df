package org.videocity.transport.rtmp.internal;

import org.videocity.api.Reason;
import org.videocity.wire.rtmp.StatusCode;

/** Says the city's reasons in the status codes that RTMP clients know. */
final class Statuses {
    /** The server has closed a connection on which nothing happened (ActionScript 3, NetStatusEvent). */
    static final String CONNECT_IDLE_TIMEOUT = "NetConnection.Connect.IdleTimeOut";
    /** The player can take none of the tracks of a kind. */
    static final String NO_SUPPORTED_TRACK = "NetStream.Play.NoSupportedTrackFound";

    private Statuses() {}

    /** Returns the code for a publication that is refused or ends. */
    static String publish(Reason reason) {
        boolean name = reason.is(Reason.NAME_TAKEN) || reason.is(Reason.TAKEN_OVER) || reason.is(Reason.BAD_NAME);
        return name ? StatusCode.PUBLISH_BAD_NAME : StatusCode.PUBLISH_DENIED;
    }

    /** Returns the code for a viewer who is refused. */
    static String play(Reason reason) {
        return reason.is(Reason.NO_SUCH_STREAM) ? StatusCode.PLAY_STREAM_NOT_FOUND : StatusCode.PLAY_FAILED;
    }

    /** Tells whether asking again soon may help, while the city's core is being updated. */
    static boolean passes(Reason reason) {
        return reason.is(Reason.RESTARTING)
                || reason.is(Reason.UNAVAILABLE)
                || reason.is(Reason.NO_SUCH_ROOM)
                || reason.is(Reason.NO_SUCH_STREAM);
    }
}
