package org.videocity.transport.http.internal.socket;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * A connection's end from our side: our close frame goes out after all that was said before it, and the client's is waited
 * for. What the client sends until then is read and thrown away, for a bounded time and number of bytes: a socket closed
 * over unread bytes is reset, and a reset takes our last words from the client that had not read them yet (RFC 6455 section 7.1.1). Thread: noted
 * from any, the bytes by the server's.
 */
final class Farewell {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long MOST_BYTES = 8 << 20;
    private static final int MAX_REASON_BYTES = 123;

    private final long from;
    private long thrownAway;

    /** Begins to wait for the client's answer. */
    Farewell(long now) {
        from = now;
    }

    /** Sends the close frame. */
    static void say(Session to, int code, String reason, Callback sent) {
        ((WebSocketSession) to).getCoreSession().sendFrame(new LastFrame(code, shortened(reason)), sent, false);
    }

    /** Takes note of bytes thrown away; true when that was enough of them. */
    boolean isEnough(int bytes, long now) {
        thrownAway += bytes;
        return thrownAway > MOST_BYTES || isLate(now);
    }

    /** Tells whether the client had its time to answer. */
    boolean isLate(long now) {
        return now - from > MOST_NANOS;
    }

    /** Cuts a reason to what a close frame takes (section 5.5). */
    static String shortened(String reason) {
        String cut = reason;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut;
    }

    /**
     * A close frame that the server's session takes for a normal one whatever its code says. Any other code below 3000
     * is a failure to it: it forgets what waits to be written, and closes the socket without hearing the client out.
     */
    private static final class LastFrame extends Frame implements CloseStatus.Supplier {
        LastFrame(int code, String reason) {
            super(OpCode.CLOSE, CloseStatus.asPayloadBuffer(code, reason));
        }

        @Override
        public CloseStatus getCloseStatus() {
            return CloseStatus.NORMAL_STATUS;
        }
    }
}
