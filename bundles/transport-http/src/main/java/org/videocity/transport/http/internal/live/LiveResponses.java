package org.videocity.transport.http.internal.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.room.WatchResult;
import org.videocity.transport.http.internal.Answers;
import org.videocity.transport.http.internal.Cookies;

/** Answers requests for {@code .flv} and {@code .mp4}: asynchronous, so that a viewer costs no thread. */
public final class LiveResponses {
    private static final Logger LOG = LoggerFactory.getLogger(LiveResponses.class);
    private static final String ANY = "*";

    private final LiveHub hub;

    /** Serves what the hub has. */
    public LiveResponses(LiveHub hub) {
        this.hub = hub;
    }

    /** Answers GET, HEAD or OPTIONS. */
    public void answer(HttpServletRequest request, HttpServletResponse response, LiveAddress address)
            throws IOException {
        allowOrigin(request, response);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
            response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
            response.setHeader("Access-Control-Allow-Headers", "Range");
            response.setHeader("Access-Control-Max-Age", "600");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            Optional<Choice> choice = Choice.of(name -> Optional.ofNullable(request.getParameter(name)));
            if (choice.isEmpty()) {
                Answers.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, Choice.UNREADABLE);
                return;
            }
            InetSocketAddress remote = new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort());
            Optional<Reason> refusal = hub.enter(remote.getAddress());
            if (refusal.isPresent()) {
                Answers.refuse(request, response, refusal.get());
            } else {
                begin(request, address, choice.get(), remote);
            }
        }
    }

    private void begin(HttpServletRequest request, LiveAddress address, Choice choice, InetSocketAddress remote) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        String key = Optional.ofNullable(request.getParameter("key")).orElse("");
        Ticket ticket = Ticket.of(address.room(), address.stream(), key, Cookies.of(request), remote);
        HttpViewer viewer = new HttpViewer(hub, ticket, address.container(), async);
        async.addListener(viewer);
        boolean head = request.getMethod().equals("HEAD");
        hub.ask(ticket).whenComplete((answer, failure) -> {
            if (answer instanceof WatchResult.Watchable watchable) {
                if (choice.misses(watchable.publication().tracks(), address.container())) {
                    refuse(viewer, Choice.NO_SUCH_TRACK);
                } else if (head) {
                    head(async, viewer, address, watchable);
                } else {
                    join(viewer, address, choice, watchable);
                }
            } else {
                refuse(
                        viewer,
                        answer instanceof WatchResult.Refused refused
                                ? ClosedDoor.told(refused.reason())
                                : Reason.FAILED);
            }
        });
    }

    private void join(HttpViewer viewer, LiveAddress address, Choice choice, WatchResult.Watchable watchable) {
        FeedKey key = new FeedKey(address.room(), address.stream(), address.container(), choice);
        Feed feed = hub.enter(key, watchable.publication());
        feed.tasks().execute(() -> {
            viewer.watch(feed);
            if (viewer.isOver()) {
                viewer.gone();
            }
            feed.join(viewer, watchable.publication());
        });
    }

    private static void head(
            AsyncContext async, HttpViewer viewer, LiveAddress address, WatchResult.Watchable watchable) {
        if (address.container().carriesNothingOf(watchable.publication().tracks())) {
            refuse(viewer, Reason.NO_CONVERTER);
            return;
        }
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(address.container().contentType());
        try {
            response.flushBuffer();
        } catch (IOException gone) {
            LOG.debug("The answer to HEAD could not be written", gone);
        }
        async.complete();
    }

    private static void refuse(HttpViewer viewer, Reason reason) {
        viewer.end(reason);
        viewer.pump(System.nanoTime());
    }

    private void allowOrigin(HttpServletRequest request, HttpServletResponse response) {
        Set<String> origins = hub.settings().origins();
        if (origins.contains(ANY)) {
            response.setHeader("Access-Control-Allow-Origin", ANY);
            return;
        }
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin != null && origins.contains(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
        }
    }
}
