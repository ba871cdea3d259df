package org.videocity.web.api.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistCaller;
import org.videocity.api.playlist.PlaylistItem;
import org.videocity.api.playlist.PlaylistReasons;
import org.videocity.api.playlist.PlaylistService;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.json.PlaylistJson;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Answers {@code …/~playlists} below the address of a room or a home: what stands there beside the people. */
final class PlaylistAnswers {
    private static final String NAME = "~playlists";
    /** What the paths of single playlists have in them. */
    static final String BELOW = "/" + NAME + "/";

    private static final Reason NO_SUCH_PLAYLIST = new Reason(
            "no-such-playlist", "Pages are called index and active, and playlists are named by eight hex digits.");

    private final CityLink link;
    private final WhoAsks who;
    private final WebApiSettings settings;
    private final Executor executor;

    PlaylistAnswers(CityLink link, WhoAsks who, WebApiSettings settings, Executor executor) {
        this.link = link;
        this.who = who;
        this.settings = settings;
        this.executor = executor;
    }

    /** Tells whether a path below {@code /api} is one of these. */
    static boolean isMeant(@Nullable String path) {
        return path != null && path.startsWith("/rooms/") && (path + "/").contains(BELOW);
    }

    /**
     * Answers a request.
     *
     * @param parts the path below {@code /api/rooms}: a room, and what is asked of its playlists
     */
    CompletionStage<Answer> answer(List<String> parts, ApiRequest request) {
        PlaylistService playlists = link.playlists().orElse(null);
        if (playlists == null) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        int place = parts.indexOf(NAME);
        List<String> asked = parts.subList(place + 1, parts.size());
        try {
            RoomId room = new RoomId(settings.cityOf(request.host()), parts.get(0), place == 1 ? "" : parts.get(1));
            return who.whoever(request, one -> {
                PlaylistCaller caller = caller(one, request);
                if (asked.isEmpty()) {
                    return say(
                            room,
                            asked,
                            playlists.look(room, caller, executor),
                            pages -> Answer.json(200, PlaylistJson.pages(pages)));
                }
                Optional<RoomPage> page = RoomPage.of(asked.get(0));
                return page.isPresent() && Playlist.isId(asked.get(1))
                        ? change(playlists, room, caller, page.get(), asked.get(1), request)
                        : CompletableFuture.completedStage(Answer.problem(404, NO_SUCH_PLAYLIST));
            });
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(
                    Answer.problem(404, Reason.NO_SUCH_ROOM.saying(String.valueOf(e.getMessage()))));
        }
    }

    static PlaylistCaller caller(Identity who, ApiRequest request) {
        return new PlaylistCaller(who, request.member(), request.remote());
    }

    private CompletionStage<Answer> change(
            PlaylistService playlists,
            RoomId room,
            PlaylistCaller caller,
            RoomPage page,
            String id,
            ApiRequest request) {
        if (request.method().equals("DELETE")) {
            return say(
                    room,
                    List.of(page.word(), id),
                    playlists.remove(room, caller, page, id, executor),
                    revision -> Answer.json(200, Json.object().put("revision", revision)));
        }
        try {
            Members body = Members.playlist(request);
            Optional<String> after = body.has("after") ? Optional.of(body.text("after")) : Optional.empty();
            return say(
                    room,
                    List.of(page.word(), id),
                    playlists.put(room, caller, page, playlist(id, body), after, executor),
                    placed -> Answer.json(
                            200,
                            Json.object()
                                    .put("revision", placed.revision())
                                    .set("playlist", PlaylistJson.playlist(placed.playlist()))));
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(
                    Answer.problem(400, PlaylistReasons.BAD_PLAYLIST.saying(e.getMessage() + ".")));
        }
    }

    private static Playlist playlist(String id, Members body) throws BadMessageException {
        List<PlaylistItem> items = new ArrayList<>();
        for (Members item : body.objects("items", Playlist.MAX_ITEMS)) {
            items.add(item(item));
        }
        return new Playlist(id, body.text("description"), "", items);
    }

    private static PlaylistItem item(Members item) throws BadMessageException {
        String description = item.text("description");
        return switch (item.text("kind")) {
            case "text" ->
                new PlaylistItem.Text(
                        item.text("text"),
                        item.number("interval").orElse(PlaylistItem.Text.DEFAULT_INTERVAL_MILLIS),
                        description);
            case "image" -> new PlaylistItem.Image(item.text("src"), description);
            case "video" -> new PlaylistItem.Video(item.text("src"), description);
            case "stream" -> new PlaylistItem.Stream(item.text("src"), item.text("id"), description);
            case "link" -> new PlaylistItem.Link(item.text("src"), description);
            default -> throw new BadMessageException("An item's kind is text, image, video, stream or link.");
        };
    }

    /** Says what became of it; who asks at an address that a home left is shown the way. */
    private <T> CompletionStage<Answer> say(
            RoomId room, List<String> asked, CompletionStage<StoreResult<T>> result, Function<T, Answer> done) {
        return result.thenCompose(said -> {
            boolean left = said instanceof StoreResult.Conflict<T> no
                    && (no.reason().is(Reason.MOVED) || no.reason().is(Reason.NO_SUCH_ROOM));
            if (!left || link.rooms().isEmpty()) {
                return CompletableFuture.completedStage(answer(said, done));
            }
            return link.rooms()
                    .get()
                    .movedTo(room, executor)
                    .thenApply(now -> now.map(there -> RoomAnswers.moved(there, below(asked)))
                            .orElseGet(() -> answer(said, done)));
        });
    }

    private static String below(List<String> asked) {
        return asked.isEmpty() ? "/" + NAME : "/" + NAME + "/" + String.join("/", asked);
    }

    /** Says in HTTP what was done with playlists and files, or why not. */
    static <T> Answer answer(StoreResult<T> result, Function<T, Answer> done) {
        return result instanceof StoreResult.Conflict<T> conflict
                        && !conflict.reason().is(Reason.LIMIT_REACHED)
                ? Answer.problem(status(conflict.reason()), conflict.reason())
                : SignedInPerson.answer(result, done);
    }

    private static int status(Reason why) {
        return switch (why.name()) {
            case "no-such-room", "gone" -> 404;
            case "too-large" -> 413;
            case "unsupported-type" -> 415;
            case "home-full" -> 507;
            case "bad-playlist", "bad-page", "no-such-file" -> 400;
            case "changed", "too-many" -> 409;
            default -> 403;
        };
    }
}
