package org.videocity.transport.http.internal.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.transport.RoomFiles;
import org.videocity.api.transport.RoomFiles.RoomFile;
import org.videocity.transport.http.internal.Answers;
import org.videocity.transport.http.internal.CityLink;

/**
 * Sends a file of a room, asynchronously. Caches keep it and ask each time whether it still holds (RFC 9111 section 5.2.2.4):
 * what was taken back is gone at once. Whatever the reason that there is none, the answer is the same; a room that moved
 * leads to where it is now.
 */
final class RoomFileAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(RoomFileAnswer.class);
    private static final long PATIENCE_MILLIS = 5000;
    /** How long a client may take to read the file. */
    private static final long WRITE_MILLIS = 60_000;

    private static final Reason NO_SUCH_FILE =
            new Reason("no-such-file", "There is no such file here that everybody may have.");

    private final RoomFileBoard board;
    private final CityLink city;
    private final Executor executor;
    private final ScheduledExecutorService timer;

    RoomFileAnswer(RoomFileBoard board, CityLink city, Executor executor, ScheduledExecutorService timer) {
        this.board = board;
        this.city = city;
        this.executor = executor;
        this.timer = timer;
    }

    /** Finds who has the file that a path below a room or home names. */
    Optional<RoomFiles> named(String path) {
        int slash = path.lastIndexOf('/');
        return path.indexOf('@') > 0 && slash > 1 ? board.named(path.substring(slash + 1)) : Optional.empty();
    }

    /** Answers with the file of a room; absent is a path that names none. */
    void send(HttpServletRequest request, RoomFiles files, Optional<RoomId> room) {
        AsyncContext async = request.startAsync();
        async.setTimeout(WRITE_MILLIS);
        CompletableFuture<Found> found = room.map(id -> find(request, files, id))
                .orElseGet(() -> CompletableFuture.completedFuture(Found.NOTHING))
                .toCompletableFuture()
                .copy();
        timer.schedule(() -> found.complete(Found.NOTHING), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        found.whenComplete((there, failure) -> {
            try {
                answer(async, files.name(), failure == null ? there : Found.NOTHING);
            } catch (IOException | RuntimeException gone) {
                LOG.debug("A file of {} could not be written", room, gone);
                async.complete();
            }
        });
    }

    /**
     * What there is.
     *
     * @param content its bytes; absent when the client has them already
     * @param moved where the room is now
     */
    private record Found(Optional<RoomFile> file, Optional<ByteBuffer> content, Optional<RoomId> moved) {
        static final Found NOTHING = new Found(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private CompletionStage<Found> find(HttpServletRequest request, RoomFiles files, RoomId room) {
        return files.find(room, executor)
                .thenCompose(file -> file.isPresent()
                        ? content(request, file.get()).thenApply(bytes -> new Found(file, bytes, Optional.empty()))
                        : moved(room).thenApply(to -> new Found(Optional.empty(), Optional.empty(), to)));
    }

    private CompletionStage<Optional<ByteBuffer>> content(HttpServletRequest request, RoomFile file) {
        return isKnown(request, file)
                ? CompletableFuture.completedFuture(Optional.empty())
                : file.content().read(executor);
    }

    private CompletionStage<Optional<RoomId>> moved(RoomId room) {
        return city.rooms()
                .map(rooms -> rooms.movedTo(room, executor))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private static void answer(AsyncContext async, String name, Found found) throws IOException {
        HttpServletRequest request = (HttpServletRequest) async.getRequest();
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        Optional<RoomFile> file = found.file();
        Optional<ByteBuffer> content = found.content();
        if (found.moved().isPresent()) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Location", Pages.url(found.moved().get()) + "/" + name);
            response.setStatus(HttpServletResponse.SC_FOUND);
            async.complete();
            return;
        }
        boolean known = file.isPresent() && isKnown(request, file.get());
        if (file.isEmpty() || (content.isEmpty() && !known)) {
            Answers.answer(request, response, HttpServletResponse.SC_NOT_FOUND, NO_SUCH_FILE);
            async.complete();
            return;
        }
        response.setHeader("ETag", tag(file.get()));
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        if (known) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            async.complete();
            return;
        }
        byte[] body = new byte[content.get().remaining()];
        content.get().duplicate().get(body);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(file.get().mediaType());
        response.setContentLength(body.length);
        if (request.getMethod().equals("HEAD")) {
            async.complete();
        } else {
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new Body(async, out, body));
        }
    }

    /** Writes as the client takes it (Jakarta Servlet 6.0 section 3.7). */
    private static final class Body implements WriteListener {
        private final AsyncContext async;
        private final ServletOutputStream out;
        private final byte[] bytes;
        private boolean written;

        Body(AsyncContext async, ServletOutputStream out, byte[] bytes) {
            this.async = async;
            this.out = out;
            this.bytes = bytes;
        }

        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                if (written) {
                    async.complete();
                    return;
                }
                written = true;
                out.write(bytes);
            }
        }

        @Override
        public void onError(Throwable failure) {
            LOG.debug("The client went before it had its file", failure);
            async.complete();
        }
    }

    private static String tag(RoomFile file) {
        return "\"" + file.tag() + "\"";
    }

    /** RFC 9110 section 13.1.2. */
    private static boolean isKnown(HttpServletRequest request, RoomFile file) {
        String tags = request.getHeader("If-None-Match");
        if (tags != null) {
            for (String known : tags.split(",")) {
                String bare = known.strip();
                if (bare.equals("*") || bare.equals(tag(file)) || bare.equals("W/" + tag(file))) {
                    return true;
                }
            }
        }
        return false;
    }
}
