package org.videocity.transport.http.internal.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.RoomService;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;
import org.videocity.transport.http.internal.Answers;
import org.videocity.transport.http.internal.CityLink;

/**
 * Serves the application's page for the city and for every room; the page itself finds out what it shows. A room that is
 * not there has the same page with status 404.
 */
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final long PATIENCE_MILLIS = 2000;
    private static final Reason NO_PAGES =
            new Reason("no-pages", "The city's pages are not installed; its streams and its API work without them.");

    private final WebBundles bundles;
    private final CityLink city;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final int maxFileBytes;
    private final Map<WebFile, ContentSecurityPolicy> policies = new WeakHashMap<>();

    Pages(WebBundles bundles, CityLink city, Executor executor, ScheduledExecutorService timer, int maxFileBytes) {
        this.bundles = bundles;
        this.city = city;
        this.executor = executor;
        this.timer = timer;
        this.maxFileBytes = maxFileBytes;
    }

    /** Answers with the page of the city, which is that of its further places too. */
    void city(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, HttpServletResponse.SC_OK);
    }

    /** Answers with the page of a room, asynchronously. */
    void room(HttpServletRequest request, RoomId room) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        CompletableFuture<Boolean> known =
                exists(room, request.getRemoteAddr()).toCompletableFuture().copy();
        timer.schedule(() -> known.complete(true), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        known.whenComplete((there, failure) -> {
            boolean missing = failure == null && !there;
            int status = missing ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_OK;
            try {
                send((HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse(), status);
            } catch (IOException | RuntimeException gone) {
                LOG.debug("The page of {} could not be written", room, gone);
            }
            async.complete();
        });
    }

    private void send(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        Optional<WebFile> page =
                bundles.shell().flatMap(shell -> shell.file(shell.page().orElse(""), maxFileBytes));
        if (page.isEmpty()) {
            Answers.answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, NO_PAGES);
            return;
        }
        response.setHeader("Content-Security-Policy", policy(page.get()).header(request.getHeader("Host")));
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(
                "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        FileAnswer.send(request, response, page.get(), status);
    }

    private ContentSecurityPolicy policy(WebFile page) {
        synchronized (policies) {
            return policies.computeIfAbsent(
                    page, file -> ContentSecurityPolicy.of(new String(file.bytes(), StandardCharsets.UTF_8)));
        }
    }

    /** Asks as a guest; a room that does not let guests look is there all the same. */
    private CompletionStage<Boolean> exists(RoomId room, String address) {
        Optional<RoomService> rooms = city.rooms();
        if (rooms.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        Identity guest = new Identity("guest:" + address, Identity.GUEST, "", Map.of());
        WatchRequest anything = new WatchRequest(room, guest, "", "page", 0);
        return rooms.get()
                .watch(anything, executor)
                .thenApply(answer -> !(answer instanceof WatchResult.Refused refused)
                        || !refused.reason().is(Reason.NO_SUCH_ROOM));
    }
}
