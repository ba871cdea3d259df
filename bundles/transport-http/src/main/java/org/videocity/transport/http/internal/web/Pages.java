package org.videocity.transport.http.internal.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.transport.RoomFiles;
import org.videocity.transport.http.internal.Answers;
import org.videocity.transport.http.internal.CityLink;
import org.videocity.transport.http.internal.door.DoorAnswers;
import org.videocity.transport.http.internal.door.FrontDoor;
import org.videocity.transport.http.internal.door.SecureAddress;

/**
 * Serves the application's page for the city and for every room; the page itself finds out what it shows. Its head tells
 * link previews of public rooms. A room that not everybody may see and one that is not there have the very same page; a home
 * that moved is redirected.
 */
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final long PATIENCE_MILLIS = 2000;
    private static final int MOST_HEADS = 500;
    /** With this parameter a room is shown without what is around it, for a frame in somebody's page. */
    static final String EMBED = "embed";

    private static final String CARD = "visitingCard.png";
    private static final String PICTURE = "preview.png";
    private static final Reason NO_PAGES =
            new Reason("no-pages", "The city's pages are not installed; its streams and its API work without them.");

    private final WebBundles bundles;
    private final RoomFileBoard files;
    private final CityLink city;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final int maxFileBytes;
    private final Map<WebFile, ContentSecurityPolicy> policies = new WeakHashMap<>();
    /** The last pages made, by their heads; guarded by itself. */
    private final Map<PageHead, Made> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PageHead, Made> eldest) {
            return size() > MOST_HEADS;
        }
    };

    /**
     * A page with a head of its own.
     *
     * @param of the page it was made of
     * @param page the page it became
     */
    private record Made(WebFile of, WebFile page) {}

    /**
     * What is known of a room that somebody comes to.
     *
     * @param isPublic how it is, where everybody may see that
     * @param card there is a visiting card of it for everybody
     * @param moved where it is now
     */
    private record Sight(Optional<RoomSettings> isPublic, boolean card, Optional<RoomId> moved) {
        static final Sight NOTHING = new Sight(Optional.empty(), false, Optional.empty());
    }

    Pages(
            WebBundles bundles,
            RoomFileBoard files,
            CityLink city,
            Executor executor,
            ScheduledExecutorService timer,
            int maxFileBytes) {
        this.bundles = bundles;
        this.files = files;
        this.city = city;
        this.executor = executor;
        this.timer = timer;
        this.maxFileBytes = maxFileBytes;
    }

    /** Answers with the page of the city. */
    void city(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> base = base(request);
        PageHead head = base.map(address -> PageHead.city(name(request), address, host(address), address + picture()))
                .orElseGet(() -> PageHead.neutral(name(request)));
        send(request, response, head, false);
    }

    /** Answers with the page of a place that is nothing to look for: a form, oneself. */
    void place(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, PageHead.neutral(name(request)), false);
    }

    /** Answers with the page of a room, asynchronously. */
    void room(HttpServletRequest request, RoomId room) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        CompletableFuture<Sight> known =
                look(room, request.getRemoteAddr()).toCompletableFuture().copy();
        timer.schedule(() -> known.complete(Sight.NOTHING), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        known.whenComplete((sight, failure) -> {
            HttpServletRequest asked = (HttpServletRequest) async.getRequest();
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            try {
                answer(asked, response, failure == null ? sight : Sight.NOTHING);
            } catch (IOException | RuntimeException gone) {
                LOG.debug("The page of {} could not be written", room, gone);
            }
            async.complete();
        });
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Sight sight) throws IOException {
        if (sight.moved().isPresent()) {
            String query = request.getQueryString();
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Location", url(sight.moved().get()) + (query == null ? "" : "?" + query));
            response.setStatus(HttpServletResponse.SC_FOUND);
            return;
        }
        boolean embed = request.getParameter(EMBED) != null
                && sight.isPublic().filter(RoomSettings::mayEmbed).isPresent();
        send(request, response, head(request, sight), embed);
    }

    private PageHead head(HttpServletRequest request, Sight sight) {
        Optional<String> base = base(request);
        if (sight.isPublic().isEmpty() || base.isEmpty()) {
            return PageHead.neutral(name(request));
        }
        RoomSettings room = sight.isPublic().get();
        String url = url(room.id());
        String picture = sight.card() ? url + "/" + CARD : picture();
        return PageHead.room(room, name(request), base.get(), url, Optional.of(picture), sight.card());
    }

    private String name(HttpServletRequest request) {
        return PageHead.name(city.cities().flatMap(cities -> cities.ofHost(request.getServerName())));
    }

    private String picture() {
        return "/~plugins/" + bundles.shell().map(WebBundle::symbolicName).orElse("") + "/" + PICTURE;
    }

    /** Scheme and host as the browser asked for them; absent where that is no host. */
    private static Optional<String> base(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null && ContentSecurityPolicy.isHost(host)
                ? Optional.of(request.getScheme() + "://" + host)
                : Optional.empty();
    }

    private static String host(String base) {
        return base.substring(base.indexOf("://") + 3);
    }

    /** RFC 3986: the path of a room with everything encoded that has to be. */
    static String url(RoomId room) {
        try {
            return new URI(null, null, "/" + room.path(), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("A room's path is always a URI's path", e);
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, PageHead head, boolean embed)
            throws IOException {
        Optional<SecureAddress> better = FrontDoor.secureAddress(request);
        if (better.isPresent()) {
            DoorAnswers.insecurePage(request, response, better.get());
            return;
        }
        Optional<WebFile> page =
                bundles.shell().flatMap(shell -> shell.file(shell.page().orElse(""), maxFileBytes));
        if (page.isEmpty()) {
            Answers.answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, NO_PAGES);
            return;
        }
        response.setHeader(
                "Content-Security-Policy",
                policy(page.get()).header(request.getHeader("Host"), embed ? "*" : "'none'"));
        response.setHeader("Referrer-Policy", "no-referrer");
        if (!embed) {
            response.setHeader("X-Frame-Options", "DENY");
        }
        if (head.isHidden()) {
            response.setHeader("X-Robots-Tag", "noindex");
        }
        response.setHeader(
                "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        FileAnswer.send(request, response, with(head, page.get()), HttpServletResponse.SC_OK);
    }

    private WebFile with(PageHead head, WebFile page) {
        synchronized (made) {
            Made known = made.get(head);
            if (known != null && known.of() == page) {
                return known.page();
            }
        }
        String html = new String(page.bytes(), StandardCharsets.UTF_8);
        byte[] bytes = head.into(html).getBytes(StandardCharsets.UTF_8);
        WebFile now = new WebFile(bytes, page.contentType(), page.lastModified());
        synchronized (made) {
            made.put(head, new Made(page, now));
        }
        return now;
    }

    private ContentSecurityPolicy policy(WebFile page) {
        synchronized (policies) {
            return policies.computeIfAbsent(
                    page, file -> ContentSecurityPolicy.of(new String(file.bytes(), StandardCharsets.UTF_8)));
        }
    }

    /** Looks as a guest: what is found may be told to everybody. */
    private CompletionStage<Sight> look(RoomId room, String address) {
        Optional<RoomService> rooms = city.rooms();
        if (rooms.isEmpty()) {
            return CompletableFuture.completedFuture(Sight.NOTHING);
        }
        Identity guest = new Identity("guest:" + address, Identity.GUEST, "", Map.of());
        return rooms.get()
                .look(room, guest, executor)
                .thenCombine(rooms.get().movedTo(room, executor), Found::new)
                .thenCompose(found -> card(found.room()
                                .map(RoomSnapshot::settings)
                                .filter(RoomSettings::isPublic))
                        .thenApply(card -> new Sight(
                                found.room().map(RoomSnapshot::settings).filter(RoomSettings::isPublic),
                                card,
                                found.moved())));
    }

    private record Found(Optional<RoomSnapshot> room, Optional<RoomId> moved) {}

    private CompletionStage<Boolean> card(Optional<RoomSettings> room) {
        Optional<RoomFiles> cards = files.named(CARD);
        return room.isPresent() && cards.isPresent()
                ? cards.get()
                        .find(room.get().id(), executor)
                        .handle((card, failed) -> failed == null && card.isPresent())
                : CompletableFuture.completedFuture(false);
    }
}
