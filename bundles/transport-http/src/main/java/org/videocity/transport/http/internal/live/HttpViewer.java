package org.videocity.transport.http.internal.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.transport.http.internal.Answers;

/**
 * A viewer at the end of an HTTP response without end. Nothing is sent before the first picture, so that a refusal still
 * has its status.
 */
final class HttpViewer extends Viewer implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(HttpViewer.class);

    private final LiveHub hub;
    private final Container container;
    private final AsyncContext async;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Feed feed;
    private @Nullable ChunkedOutput direct;
    private @Nullable ServletOutputStream out;
    private @Nullable Mp4Clock clock;

    HttpViewer(LiveHub hub, Ticket ticket, Container container, AsyncContext async) {
        super(ticket, hub.settings().maxQueueBytes(), System.nanoTime());
        this.hub = hub;
        this.container = container;
        this.async = async;
        this.request = (HttpServletRequest) async.getRequest();
        this.response = (HttpServletResponse) async.getResponse();
    }

    /** Goes on its feed. Thread: the feed's. */
    void watch(Feed shared) {
        feed = shared;
    }

    @Override
    boolean changesAnywhere() {
        return container == Container.FLV;
    }

    @Override
    boolean begin(@Nullable Epoch from, Piece first) {
        Epoch epoch = first.epoch();
        if (from != null && container == Container.FMP4) {
            return false;
        }
        if (from == null) {
            if (!start()) {
                return false;
            }
            queueOpening(epoch.opening(), epoch);
            queueOpening(first.prelude(), epoch);
            clock = container == Container.FMP4 ? new Mp4Clock(epoch) : null;
        }
        queueOpening(epoch.setup(), epoch);
        return true;
    }

    private boolean start() {
        try {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(container.contentType());
            JettyConnection.limitSendBuffer(request, hub.settings().sendBufferBytes());
            if (request.getProtocol().equals("HTTP/1.1")) {
                // also where the client closes afterwards: players take an end without a last chunk for a loss
                response.setHeader("Transfer-Encoding", "chunked");
                direct = JettyConnection.pastTheResponse(request, this::onWritePossible, this::broken);
            } else {
                ServletOutputStream stream = response.getOutputStream();
                stream.setWriteListener(this);
                out = stream;
            }
            return true;
        } catch (IOException | IllegalStateException gone) {
            broken(gone);
            return false;
        }
    }

    @Override
    boolean ready() {
        return !over.get() && (direct == null || direct.ready()) && (out == null || out.isReady());
    }

    @Override
    void writePiece(Piece piece) {
        ChunkedOutput past = direct;
        if (past == null || over.get()) {
            writeBytes(
                    clock == null
                            ? piece.bytes().duplicate()
                            : clock.place(piece.bytes().duplicate()));
            return;
        }
        hub.counters().sent(piece.size());
        ByteBuffer chunk = piece.chunk();
        ByteBuffer head = clock == null ? Piece.NOTHING : clock.placedHead(piece.bytes());
        if (head.hasRemaining()) {
            int rest = ChunkedOutput.HEAD + head.remaining();
            past.write(chunk.slice(0, ChunkedOutput.HEAD), head, chunk.slice(rest, chunk.remaining() - rest));
        } else {
            past.write(chunk.duplicate());
        }
    }

    @Override
    void writeBytes(ByteBuffer bytes) {
        if (!bytes.hasRemaining() || over.get()) {
            return;
        }
        hub.counters().sent(bytes.remaining());
        try {
            if (direct != null) {
                direct.write(ChunkedOutput.chunk(bytes));
            } else if (out != null) {
                JettyConnection.write(out, bytes);
            }
        } catch (IOException | IllegalStateException gone) {
            broken(gone);
        }
    }

    @Override
    void writeText(String text) {
        // only WebSockets have texts
    }

    @Override
    void refuse(Reason why) {
        if (!hasBegun()) {
            end(why);
            pump(System.nanoTime());
        }
    }

    @Override
    void finish(Reason reason) {
        try {
            if (!hasBegun()) {
                hub.counters().refused(reason);
                Answers.refuse(request, response, reason);
            }
        } catch (IOException gone) {
            LOG.debug("A refusal could not be written", gone);
        }
        complete();
    }

    @Override
    void abort() {
        JettyConnection.disconnect(request, "the viewer took nothing for too long");
        broken(new IOException("stalled"));
    }

    @Override
    public void onWritePossible() {
        Feed shared = feed;
        if (shared != null) {
            shared.tasks().execute(() -> shared.writable(this));
        }
    }

    @Override
    public void onError(Throwable gone) {
        broken(gone);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        complete();
    }

    @Override
    public void onError(AsyncEvent event) {
        broken(event.getThrowable());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    private void broken(@Nullable Throwable why) {
        LOG.debug("A viewer of {}/{} went", ticket().room(), ticket().stream(), why);
        complete();
    }

    private void complete() {
        over();
        try {
            async.complete();
        } catch (IllegalStateException already) {
            LOG.trace("The response was complete before", already);
        }
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

    /** Tells whether the connection ended, perhaps before the viewer joined. */
    boolean isOver() {
        return over.get();
    }
}
