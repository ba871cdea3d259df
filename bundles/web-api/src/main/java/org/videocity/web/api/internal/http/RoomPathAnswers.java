package org.videocity.web.api.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistCaller;
import org.videocity.api.playlist.PlaylistReasons;
import org.videocity.api.playlist.PlaylistService.Document;
import org.videocity.api.playlist.RoomFileService.RoomFile;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/** What rooms have at addresses of their own: their pages as XML, and the files these show. */
@Component(service = RoomPathAnswers.class)
public final class RoomPathAnswers extends AnsweringServlet {
    private static final long serialVersionUID = 1L;
    /** A film over a slow line, or watched as it comes. */
    private static final long WRITE_MILLIS = 60 * 60_000L;

    private static final Pattern REVISION = Pattern.compile("\\s*\"(\\d{1,18})\"\\s*");
    private static final Reason BAD_MATCH =
            new Reason("bad-request", "If-Match is the ETag of the page as you saw it, in quotes.");

    private static final Reason NO_SUCH_RANGE = new Reason("no-such-range", "The file has no such bytes.");
    /** Nothing in a file runs, whatever browsers think it is. */
    private static final String POLICY =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

    private final transient CityLink link;
    private final transient WebApiSettings settings;
    private final transient WebThreads threads;
    private final transient WhoAsks who;

    @Activate
    public RoomPathAnswers(
            @Reference CityLink link, @Reference WebApiSettings settings, @Reference WebThreads threads) {
        super(settings, threads);
        this.link = link;
        this.settings = settings;
        this.threads = threads;
        this.who = new WhoAsks(link, settings, threads);
    }

    /** Reads what is asked for; absent where others answer. */
    Optional<RoomPath> path(HttpServletRequest request) {
        String below = request.getPathInfo();
        String path = request.getServletPath() + (below == null ? "" : below);
        return RoomPath.parse(settings.cityOf(request.getServerName()), path);
    }

    @Override
    protected CompletionStage<Answer> answer(HttpServletRequest request) {
        RoomPath path = path(request).orElseThrow();
        ApiRequest asked = ApiRequest.of(request, new byte[0]);
        return who.whoever(asked, one -> {
            PlaylistCaller caller = PlaylistAnswers.caller(one, asked);
            return path.page().isPresent() ? page(path, caller, request) : file(path, caller, request);
        });
    }

    private CompletionStage<Answer> page(RoomPath path, PlaylistCaller caller, HttpServletRequest request) {
        return link.playlists()
                .map(playlists -> say(
                        path,
                        playlists.document(path.room(), caller, path.page().orElseThrow(), threads),
                        document -> page(document, request.getHeader("If-None-Match"))))
                .orElseGet(() -> CompletableFuture.completedStage(Answer.unavailable()));
    }

    private static Answer page(Document document, @Nullable String known) {
        String tag = "\"" + document.revision() + "\"";
        Map<String, String> headers = Map.of("ETag", tag, "Cache-Control", "private, no-cache");
        return isAmong(known, tag)
                ? Answer.empty(304, headers)
                : new Answer(
                        200, "application/xml;charset=utf-8", document.xml().getBytes(StandardCharsets.UTF_8), headers);
    }

    /** RFC 9110 section 13.1.2. */
    private static boolean isAmong(@Nullable String tags, String tag) {
        if (tags != null) {
            for (String one : tags.split(",")) {
                String bare = one.strip();
                if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
                    return true;
                }
            }
        }
        return false;
    }

    private CompletionStage<Answer> file(RoomPath path, PlaylistCaller caller, HttpServletRequest request) {
        return link.files()
                .map(files -> say(
                        path,
                        files.find(path.room(), caller, path.file(), threads),
                        found -> found.map(file -> file(file, request))
                                .orElseGet(() -> Answer.problem(404, PlaylistReasons.NO_SUCH_FILE))))
                .orElseGet(() -> CompletableFuture.completedStage(Answer.unavailable()));
    }

    private Answer file(RoomFile file, HttpServletRequest request) {
        String tag = "\"" + file.tag() + "\"";
        Map<String, String> headers = new HashMap<>();
        headers.put("ETag", tag);
        headers.put("Cache-Control", file.isPublic() ? "no-cache" : "private, no-cache");
        headers.put("Content-Security-Policy", POLICY);
        headers.put("Accept-Ranges", "bytes");
        if (isAmong(request.getHeader("If-None-Match"), tag)) {
            return Answer.empty(304, headers);
        }
        String condition = request.getHeader("If-Range");
        Optional<FileRange> range = condition == null || condition.equals(tag)
                ? FileRange.parse(request.getHeader("Range"), file.bytes())
                : Optional.empty();
        if (range.isPresent() && range.get().length() == 0) {
            return Answer.problem(416, NO_SUCH_RANGE).with("Content-Range", "bytes */" + file.bytes());
        }
        FileRange sent = range.orElse(new FileRange(0, file.bytes()));
        if (range.isPresent()) {
            headers.put(
                    "Content-Range",
                    "bytes " + sent.from() + "-" + (sent.from() + sent.length() - 1) + "/" + file.bytes());
        }
        return new Answer(
                range.isPresent() ? 206 : 200,
                file.mediaType(),
                new byte[0],
                Map.copyOf(headers),
                Optional.of(new FilePieces(file.content(), sent, threads)));
    }

    @Override
    protected CompletionStage<Answer> change(HttpServletRequest request, byte[] body) {
        RoomPath path = path(request).orElseThrow();
        if (path.page().isEmpty() || !request.getMethod().equals("PUT")) {
            return ApiAnswers.notThatWay(path.page().isEmpty() ? "GET, HEAD, OPTIONS" : "GET, HEAD, OPTIONS, PUT");
        }
        String match = request.getHeader("If-Match");
        Matcher revision = REVISION.matcher(match == null ? "" : match);
        Optional<Long> seen = revision.matches() ? Optional.of(Long.parseLong(revision.group(1))) : Optional.empty();
        if (match != null && seen.isEmpty() && !match.strip().equals("*")) {
            return CompletableFuture.completedStage(Answer.problem(400, BAD_MATCH));
        }
        ApiRequest asked = ApiRequest.of(request, body);
        return who.whoever(
                asked,
                one -> link.playlists()
                        .map(playlists -> say(
                                path,
                                playlists.replace(
                                        path.room(),
                                        PlaylistAnswers.caller(one, asked),
                                        path.page().get(),
                                        body,
                                        seen,
                                        threads),
                                document -> page(document, null)))
                        .orElseGet(() -> CompletableFuture.completedStage(Answer.unavailable())));
    }

    @Override
    protected Optional<Answer> refusal(HttpServletRequest request) {
        return SameSite.refusal(request);
    }

    @Override
    protected int maxBodyBytes(HttpServletRequest request) {
        return Playlist.MAX_PAGE_BYTES;
    }

    @Override
    protected long writeMillis(HttpServletRequest request) {
        return WRITE_MILLIS;
    }

    /** Says what became of it; who asks at an address that a home left is shown the way. */
    private <T> CompletionStage<Answer> say(
            RoomPath path, CompletionStage<StoreResult<T>> result, Function<T, Answer> done) {
        return result.thenCompose(said -> {
            Optional<Reason> why = said.obstacle();
            if (why.filter(one -> one.is(StoreReasons.CHANGED)).isPresent()) {
                return CompletableFuture.completedStage(Answer.problem(412, why.get()));
            }
            boolean left = why.filter(one -> one.is(Reason.MOVED) || one.is(Reason.NO_SUCH_ROOM))
                    .isPresent();
            return !left || link.rooms().isEmpty()
                    ? CompletableFuture.completedStage(PlaylistAnswers.answer(said, done))
                    : link.rooms()
                            .get()
                            .movedTo(path.room(), threads)
                            .thenApply(now -> now.map(there ->
                                            Answer.problem(307, Reason.MOVED, Map.of("Location", path.at(there))))
                                    .orElseGet(() -> PlaylistAnswers.answer(said, done)));
        });
    }
}
