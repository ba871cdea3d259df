package org.videocity.web.api.internal.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;

/**
 * Reads a request's body as it comes, up to a limit, without holding a thread meanwhile (Jakarta Servlet 6.0 section 3.7).
 * The request is asynchronous already.
 */
final class BodyReader implements ReadListener {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
    private static final int PIECE_BYTES = 8 * 1024;

    private final ServletInputStream in;
    private final int maxBytes;
    private final CompletableFuture<byte[]> body;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    /** There are more bytes than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(int maxBytes) {
            super("The body has more than the " + maxBytes + " bytes allowed here.");
        }
    }

    private BodyReader(ServletInputStream in, int maxBytes, CompletableFuture<byte[]> body) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.body = body;
    }

    static void read(HttpServletRequest request, int maxBytes, CompletableFuture<byte[]> body) {
        if (request.getContentLengthLong() > maxBytes) {
            body.completeExceptionally(new TooLargeException(maxBytes));
            return;
        }
        try {
            ServletInputStream in = request.getInputStream();
            in.setReadListener(new BodyReader(in, maxBytes, body));
        } catch (IOException | IllegalStateException failed) {
            body.completeExceptionally(failed);
        }
    }

    /** Says what was wrong with a body that was not read. */
    static CompletionStage<Answer> answer(Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (cause instanceof TooLargeException tooLarge) {
            // whatever is still to come is not read: the connection is of no further use
            return CompletableFuture.completedStage(Answer.problem(
                    413,
                    Reason.TOO_LARGE.saying(String.valueOf(tooLarge.getMessage())),
                    Map.of("Connection", "close")));
        }
        LOG.debug("A body could not be read or what it asked for failed", cause);
        return CompletableFuture.completedStage(Answer.unavailable());
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        while (in.isReady() && !in.isFinished()) {
            int count = in.read(piece);
            if (count < 0) {
                return;
            }
            if (read.size() + count > maxBytes) {
                body.completeExceptionally(new TooLargeException(maxBytes));
                return;
            }
            read.write(piece, 0, count);
        }
    }

    @Override
    public void onAllDataRead() {
        body.complete(read.toByteArray());
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }
}
