package org.videocity.transport.http.internal.live;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.api.room.JsonText;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.api.transport.WebSocketListener;

/** A viewer at the end of a WebSocket of subprotocol {@code videocity.live.1} (docs/sockets.md). */
final class SocketViewer extends Viewer implements WebSocketListener {
    private static final int NORMAL = 1000;
    private static final int MISUSE = 1008;
    private static final int RESTART = 1012;
    private static final int LATER = 1013;
    private static final int REFUSED = 4403;
    private static final int NOT_FOUND = 4404;
    private static final long MAX_IN_FLIGHT = 64 * 1024;

    private final LiveHub hub;
    private final WebSocketConnection connection;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Feed feed;

    SocketViewer(LiveHub hub, Ticket ticket, WebSocketConnection connection) {
        super(ticket, hub.settings().maxQueueBytes(), System.nanoTime());
        this.hub = hub;
        this.connection = connection;
    }

    void watch(Feed shared) {
        feed = shared;
    }

    @Override
    boolean changesAnywhere() {
        return false;
    }

    @Override
    boolean begin(@Nullable Epoch from, Piece first) {
        Epoch epoch = first.epoch();
        queueText("{\"op\":\"init\",\"mime\":" + JsonText.quote(epoch.mime()) + ",\"tracks\":" + json(epoch.tracks())
                + ",\"others\":" + json(epoch.others()) + "}");
        queueOpening(epoch.setup(), epoch);
        return true;
    }

    @Override
    void gap() {
        queueText("{\"op\":\"gap\"}");
    }

    @Override
    void suspended() {
        queueText("{\"op\":\"suspended\"}");
    }

    @Override
    void resumed() {
        queueText("{\"op\":\"resumed\"}");
    }

    @Override
    void unavailable(Track track, Reason why) {
        queueText("{\"op\":\"unavailable\",\"reason\":" + json(why) + "}");
    }

    @Override
    void refuse(Reason why) {
        // it was told which tracks it cannot have; a format it can have may still come
    }

    @Override
    boolean ready() {
        return connection.isOpen() && connection.queuedBytes() < MAX_IN_FLIGHT;
    }

    @Override
    void writeBytes(ByteBuffer bytes) {
        connection.sendBinary(bytes);
    }

    @Override
    void writeText(String text) {
        connection.sendText(text);
    }

    @Override
    void finish(Reason reason) {
        boolean back = reason.is(Reason.RESTARTING) || reason.is(Reason.TRANSPORT_STOPPED);
        connection.sendText("{\"op\":\"ended\",\"reason\":" + json(reason) + "}");
        connection.close(back ? RESTART : NORMAL, reason.name());
    }

    /** Turns the viewer away before it saw anything, and counts it. */
    void turnAway(Reason reason) {
        hub.counters().refused(reason);
        sendAway(reason);
    }

    /** Tells the viewer why it gets nothing, and whether coming back makes sense. */
    void sendAway(Reason reason) {
        connection.sendText("{\"op\":\"refused\",\"reason\":" + json(reason) + "}");
        connection.close(closeCode(reason), reason.name());
    }

    private static int closeCode(Reason reason) {
        if (reason.is(Reason.NO_SUCH_ROOM) || reason.is(Reason.NO_SUCH_STREAM) || reason.is(Choice.NO_SUCH_TRACK)) {
            return NOT_FOUND;
        }
        if (reason.is(Reason.LIMIT_REACHED)) {
            return LATER;
        }
        boolean soon =
                reason.is(Reason.UNAVAILABLE) || reason.is(Reason.RESTARTING) || reason.is(Reason.TRANSPORT_STOPPED);
        return soon ? RESTART : REFUSED;
    }

    @Override
    void abort() {
        connection.close(MISUSE, "stalled");
        over();
    }

    @Override
    public void onDrained() {
        Feed shared = feed;
        if (shared != null) {
            shared.tasks().execute(() -> shared.writable(this));
        }
    }

    @Override
    public void onClose(int code, String reason) {
        over();
    }

    private void over() {
        if (over.compareAndSet(false, true)) {
            hub.exit(ticket().address());
            Feed shared = feed;
            if (shared != null) {
                shared.tasks().execute(() -> shared.leave(this));
            }
        }
    }

    /** Tells whether the connection ended before the viewer joined. */
    boolean isOver() {
        return over.get();
    }

    private static String json(Reason reason) {
        return "{\"name\":" + JsonText.quote(reason.name()) + ",\"text\":" + JsonText.quote(reason.text()) + "}";
    }

    private static String json(List<Epoch.Described> tracks) {
        StringBuilder out = new StringBuilder("[");
        for (Epoch.Described described : tracks) {
            Track track = described.track();
            TrackFormat format = track.format();
            out.append(out.length() > 1 ? "," : "")
                    .append("{\"id\":")
                    .append(track.id())
                    .append(",\"kind\":\"")
                    .append(format.kind().name().toLowerCase(Locale.ROOT))
                    .append("\",\"number\":")
                    .append(described.number())
                    .append(",\"codec\":")
                    .append(JsonText.quote(format.codec().name()))
                    .append(",\"codecs\":")
                    .append(JsonText.quote(described.codecs()))
                    .append(",\"width\":")
                    .append(format.width())
                    .append(",\"height\":")
                    .append(format.height())
                    .append(",\"sampleRate\":")
                    .append(format.sampleRate())
                    .append(",\"channels\":")
                    .append(format.channels())
                    .append('}');
        }
        return out.append(']').toString();
    }
}
