package org.videocity.transport.http.internal.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.transport.RoomFiles;
import org.videocity.transport.http.internal.Answers;
import org.videocity.transport.http.internal.CityLink;
import org.videocity.transport.http.internal.HttpCounters;
import org.videocity.transport.http.internal.door.DoorAnswers;
import org.videocity.transport.http.internal.live.LiveAddress;
import org.videocity.transport.http.internal.live.LiveResponses;

/**
 * Answers every request nobody else has a pattern for: pages, static files, live streams. What belongs to a part of the
 * city that is being replaced gets "try again" and never a page.
 */
public final class RootServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String PLUGINS = "/~plugins/";
    private static final String PROBE = "/~probe";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> RESERVED = Set.of("api", "ca", "health", "metrics", "ws");
    private static final List<String> ICONS = List.of("favicon.ico", "favicon.svg", "favicon.png");
    private static final String ROBOTS =
            "User-agent: *\nDisallow: /api/\nDisallow: /ws/\nDisallow: /*/live/\nDisallow: /~\nAllow: /~plugins/\n";
    private static final Reason NO_SUCH_PAGE = new Reason("no-such-page", "There is nothing at this address.");
    private static final Reason BAD_METHOD = new Reason("bad-method", "Only GET and HEAD are answered here.");

    private final transient LiveResponses live;
    private final transient CityLink city;
    private final transient WebBundles bundles;
    private final transient RoomFileAnswer roomFiles;
    private final transient Pages pages;
    private final transient CspReports reports;
    private final String instance;
    private final int maxFileBytes;

    /**
     * Serves live streams, bundles' files and pages.
     *
     * @param instance a random name by which this very server is known when its port is probed
     * @param executor where the core's answers are completed
     * @param timer ends waiting for them
     */
    public RootServlet(
            LiveResponses live,
            WebBundles bundles,
            RoomFileBoard roomFiles,
            CityLink city,
            HttpCounters counters,
            Executor executor,
            ScheduledExecutorService timer,
            String instance,
            int maxFileBytes) {
        this.live = live;
        this.city = city;
        this.bundles = bundles;
        this.instance = instance;
        this.maxFileBytes = maxFileBytes;
        this.roomFiles = new RoomFileAnswer(roomFiles, city, executor, timer);
        this.pages = new Pages(bundles, roomFiles, city, executor, timer, maxFileBytes);
        this.reports = new CspReports(counters);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String below = request.getPathInfo();
        String path = request.getServletPath() + (below == null ? "" : below);
        String first = firstSegment(path);
        if (RESERVED.contains(first)) {
            Answers.refuse(request, response, Reason.UNAVAILABLE);
            return;
        }
        if (path.equals(CspReports.PATH)) {
            reports.take(request, response);
            return;
        }
        Optional<LiveAddress> stream = LiveAddress.parse(city.cityOf(request.getServerName()), path);
        boolean asksFirst = stream.isPresent() && request.getMethod().equals("OPTIONS");
        if (!asksFirst && !READING.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            Answers.answer(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, BAD_METHOD);
        } else if (stream.isPresent()) {
            live.answer(request, response, stream.get());
        } else {
            read(request, response, path, first);
        }
    }

    private void read(HttpServletRequest request, HttpServletResponse response, String path, String first)
            throws IOException {
        boolean isPlace = bundles.shell().filter(shell -> shell.isPlace(first)).isPresent() && path.equals("/" + first);
        if (path.isEmpty() || path.equals("/")) {
            pages.city(request, response);
        } else if (isPlace) {
            pages.place(request, response);
        } else if (path.equals("/robots.txt")) {
            robots(request, response);
        } else if (path.startsWith(PLUGINS)) {
            file(request, response, path.substring(PLUGINS.length()));
        } else if (path.equals("/favicon.ico")) {
            icon(request, response);
        } else if (path.equals(PROBE)) {
            response.setHeader("Videocity-Instance", instance);
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            below(request, response, path, first);
        }
    }

    /** Answers for a room or a home, or a file that it has. */
    private void below(HttpServletRequest request, HttpServletResponse response, String path, String first)
            throws IOException {
        Optional<RoomFiles> files = roomFiles.named(path);
        String of = city.cityOf(request.getServerName());
        Optional<RoomId> room = first.indexOf('@') > 0 ? room(of, path) : Optional.empty();
        if (files.isPresent()) {
            roomFiles.send(request, files.get(), room(of, path.substring(0, path.lastIndexOf('/'))));
        } else if (room.isPresent()) {
            pages.room(request, room.get());
        } else {
            notFound(request, response);
        }
    }

    /** RFC 9309: what is for programs and people signed in is nothing to look for; what of rooms is, their pages say. */
    private static void robots(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] text = ROBOTS.getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(text.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(text);
        }
    }

    private void file(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        int slash = path.indexOf('/');
        Optional<WebFile> file = slash < 1
                ? Optional.empty()
                : bundles.find(path.substring(0, slash))
                        .flatMap(bundle -> bundle.file(path.substring(slash + 1), maxFileBytes));
        if (file.isPresent()) {
            FileAnswer.send(request, response, file.get(), HttpServletResponse.SC_OK);
        } else {
            notFound(request, response);
        }
    }

    private void icon(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<WebBundle> shell = bundles.shell();
        for (String name : ICONS) {
            Optional<WebFile> icon = shell.flatMap(bundle -> bundle.file(name, maxFileBytes));
            if (icon.isPresent()) {
                FileAnswer.send(request, response, icon.get(), HttpServletResponse.SC_OK);
                return;
            }
        }
        notFound(request, response);
    }

    private static void notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = request.getHeader("Accept");
        if (accept == null || !accept.contains("text/html")) {
            Answers.answer(request, response, HttpServletResponse.SC_NOT_FOUND, NO_SUCH_PAGE);
            return;
        }
        DoorAnswers.nothingHere(request, response);
    }

    private static Optional<RoomId> room(String city, String path) {
        try {
            return Optional.of(RoomId.parse(city, path));
        } catch (IllegalArgumentException noRoom) {
            return Optional.empty();
        }
    }

    private static String firstSegment(String path) {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        int slash = bare.indexOf('/');
        return slash < 0 ? bare : bare.substring(0, slash);
    }
}
