package org.videocity.transport.http.internal.publish;

import org.videocity.api.Reason;
import org.videocity.api.media.MediaFeedback;
import org.videocity.api.room.JsonText;
import org.videocity.api.transport.WebSocketConnection;

/** What the city says to a publisher. Thread: safe from any. */
final class PublishLine {
    private static final int NORMAL = 1000;
    private static final int MISUSE = 1008;
    private static final int RESTART = 1012;
    private static final int LATER = 1013;
    private static final int REFUSED = 4403;
    private static final int NOT_FOUND = 4404;

    private final WebSocketConnection connection;

    PublishLine(WebSocketConnection connection) {
        this.connection = connection;
    }

    void published(String stream) {
        connection.sendText("{\"op\":\"published\",\"stream\":" + JsonText.quote(stream) + "}");
    }

    /** Says what receivers ask for. */
    void feedback(MediaFeedback asked) {
        if (asked instanceof MediaFeedback.KeyFrameRequest request) {
            connection.sendText("{\"op\":\"key-frame\",\"track\":" + request.track() + "}");
        } else if (asked instanceof MediaFeedback.BitRateLimit limit) {
            connection.sendText("{\"op\":\"bit-rate\",\"track\":" + limit.track() + ",\"bitsPerSecond\":"
                    + limit.bitsPerSecond() + "}");
        }
    }

    /** Turns a publisher away, and says whether coming back makes sense. */
    void refuse(Reason reason) {
        connection.sendText("{\"op\":\"refused\",\"reason\":" + json(reason) + "}");
        boolean unknown = reason.is(Reason.NO_SUCH_ROOM) || reason.is(Reason.BAD_NAME);
        connection.close(unknown ? NOT_FOUND : isPassing(reason) ? soon(reason) : REFUSED, reason.name());
    }

    /** Says that a stream is over. */
    void end(Reason reason) {
        ended(reason, isPassing(reason) ? soon(reason) : NORMAL);
    }

    /** Ends a stream whose publisher does not keep to the protocol. */
    void misused(Reason reason) {
        ended(reason, MISUSE);
    }

    private void ended(Reason reason, int code) {
        connection.sendText("{\"op\":\"ended\",\"reason\":" + json(reason) + "}");
        connection.close(code, reason.name());
    }

    private static boolean isPassing(Reason reason) {
        return reason.is(Reason.LIMIT_REACHED)
                || reason.is(Reason.UNAVAILABLE)
                || reason.is(Reason.RESTARTING)
                || reason.is(Reason.TRANSPORT_STOPPED);
    }

    private static int soon(Reason reason) {
        return reason.is(Reason.LIMIT_REACHED) ? LATER : RESTART;
    }

    private static String json(Reason reason) {
        return "{\"name\":" + JsonText.quote(reason.name()) + ",\"text\":" + JsonText.quote(reason.text()) + "}";
    }
}
