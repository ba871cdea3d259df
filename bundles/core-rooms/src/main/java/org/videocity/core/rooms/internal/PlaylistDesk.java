package org.videocity.core.rooms.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistCaller;
import org.videocity.api.playlist.PlaylistReasons;
import org.videocity.api.playlist.PlaylistService;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.PageStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredPage;

/**
 * Shows and changes the pages of rooms. Rights are asked on the rooms' thread; pages are read and written on the asker's,
 * because a large one takes a while.
 */
@Component(service = PlaylistService.class, immediate = true)
public final class PlaylistDesk implements PlaylistService {
    private static final Logger LOG = LoggerFactory.getLogger(PlaylistDesk.class);
    private static final String SENDER = "videocity.playlists";
    /** How often a change is tried that somebody else's overtook. */
    private static final int TRIES = 8;

    private static final Reason BROKEN =
            Reason.FAILED.saying("This page cannot be read any more; the operator's log says why.");

    private final City city;
    private final CityLinks links;
    private final PageAccess access;

    /** Made by the component runtime. */
    @Activate
    public PlaylistDesk(@Reference City city) {
        this.city = city;
        this.links = city.links();
        this.access = new PageAccess(city);
    }

    /** What is done with a page and answered; nothing is written where it says why not. */
    private interface Change {
        Optional<Reason> make(PageEdit page, PageRights rights);
    }

    /** A page as it was written, and who wrote it. */
    private record Written(StoredPage stored, PageEdit page, PageRights rights) {}

    @Override
    public CompletionStage<StoreResult<Pages>> look(RoomId room, PlaylistCaller caller, Executor executor) {
        return with(
                room,
                caller,
                executor,
                (rights, store) -> Results.then(
                        page(store, rights, RoomPage.INDEX, executor),
                        index -> Results.then(
                                page(store, rights, RoomPage.ACTIVE, executor),
                                active -> Results.done(new Pages(
                                        shown(index, rights, RoomPage.INDEX),
                                        shown(active, rights, RoomPage.ACTIVE))))));
    }

    private interface Work<T> {
        CompletionStage<StoreResult<T>> with(PageRights rights, PageStore store);
    }

    private <T> CompletionStage<StoreResult<T>> with(
            RoomId room, PlaylistCaller caller, Executor executor, Work<T> work) {
        return Results.then(
                access.ask(room, caller, executor),
                rights -> links.pages()
                        .map(store -> work.with(rights, store))
                        .orElseGet(() -> Results.unavailable(Reason.UNAVAILABLE)));
    }

    private static CompletionStage<StoreResult<PageEdit>> page(
            PageStore store, PageRights rights, RoomPage which, Executor executor) {
        return Results.then(store.page(rights.room(), which, executor), stored -> {
            try {
                return Results.done(new PageEdit(stored, rights));
            } catch (BadPageException broken) {
                LOG.error("The page {} of {} is broken: {}", which.word(), rights.room(), broken.getMessage());
                return Results.unavailable(BROKEN);
            }
        });
    }

    private static Page shown(PageEdit page, PageRights rights, RoomPage which) {
        return new Page(
                page.revision(),
                page.playlists().stream().map(one -> shown(one, page, rights)).toList(),
                rights.toAdd(which).isEmpty());
    }

    private static Shown shown(Playlist playlist, PageEdit page, PageRights rights) {
        return new Shown(
                PageSources.shown(rights.room(), playlist),
                page.toChange(playlist.id()).isEmpty());
    }

    @Override
    public CompletionStage<StoreResult<Placed>> put(
            RoomId room,
            PlaylistCaller caller,
            RoomPage page,
            Playlist playlist,
            Optional<String> after,
            Executor executor) {
        Playlist stored = PageSources.stored(room, playlist);
        Optional<String> wrong = PageSources.wrong(stored);
        if (wrong.isPresent()) {
            return Results.conflict(PlaylistReasons.BAD_PLAYLIST.saying(wrong.get()), executor);
        }
        return change(room, caller, page, (edit, rights) -> edit.put(stored, after), executor, written -> {
            Playlist placed = written.page().find(playlist.id()).orElse(stored);
            return new Placed(
                    shown(placed, written.page(), written.rights()),
                    written.stored().revision());
        });
    }

    @Override
    public CompletionStage<StoreResult<Long>> remove(
            RoomId room, PlaylistCaller caller, RoomPage page, String id, Executor executor) {
        return change(
                room,
                caller,
                page,
                (edit, rights) -> edit.remove(id),
                executor,
                written -> written.stored().revision());
    }

    @Override
    public CompletionStage<StoreResult<Document>> document(
            RoomId room, PlaylistCaller caller, RoomPage page, Executor executor) {
        return with(
                room,
                caller,
                executor,
                (rights, store) -> Results.then(
                        page(store, rights, page, executor), edit -> Results.done(document(edit, rights))));
    }

    private static Document document(PageEdit page, PageRights rights) {
        List<Playlist> shown = page.playlists().stream()
                .map(one -> PageSources.shown(rights.room(), one))
                .toList();
        return new Document(page.revision(), PageWriter.write(shown));
    }

    @Override
    public CompletionStage<StoreResult<Document>> replace(
            RoomId room, PlaylistCaller caller, RoomPage page, byte[] xml, Optional<Long> revision, Executor executor) {
        List<Playlist> others;
        try {
            others = PageReader.read(xml, room);
        } catch (BadPageException wrong) {
            return Results.conflict(PlaylistReasons.BAD_PAGE.saying(String.valueOf(wrong.getMessage())), executor);
        }
        Change change = (edit, rights) -> {
            Optional<Reason> obstacle = rights.toReplace(page);
            if (obstacle.isEmpty() && revision.isPresent() && revision.get() != edit.revision()) {
                return Optional.of(StoreReasons.CHANGED);
            }
            edit.replace(others);
            return obstacle;
        };
        return change(
                room,
                caller,
                page,
                change,
                executor,
                written -> new Document(
                        written.stored().revision(),
                        document(written.page(), written.rights()).xml()));
    }

    private <T> CompletionStage<StoreResult<T>> change(
            RoomId room,
            PlaylistCaller caller,
            RoomPage page,
            Change change,
            Executor executor,
            Function<Written, T> answer) {
        return with(
                room,
                caller,
                executor,
                (rights, store) -> attempt(store, rights, page, change, executor, TRIES)
                        .thenApply(result -> {
                            result.asOptional().ifPresent(this::tell);
                            return result.map(answer);
                        }));
    }

    private CompletionStage<StoreResult<Written>> attempt(
            PageStore store, PageRights rights, RoomPage page, Change change, Executor executor, int tries) {
        return Results.then(page(store, rights, page, executor), edit -> {
            Optional<Reason> obstacle = change.make(edit, rights);
            if (obstacle.isPresent()) {
                return Results.conflict(obstacle.get());
            }
            StoredPage changed = edit.changed();
            if (changed.text().length() > Playlist.MAX_PAGE_BYTES
                    || changed.text().getBytes(StandardCharsets.UTF_8).length > Playlist.MAX_PAGE_BYTES) {
                return Results.conflict(Reason.TOO_LARGE.saying("All playlists of a page together have at most "
                        + Playlist.MAX_PAGE_BYTES / 1024 + " KiB; what is large is better a file."));
            }
            return store.write(changed, PageSources.files(edit.playlists()), Instant.now(), executor)
                    .thenCompose(written -> overtaken(written) && tries > 1
                            ? attempt(store, rights, page, change, executor, tries - 1)
                            : CompletableFuture.completedStage(
                                    written.map(stored -> new Written(stored, edit, rights))));
        });
    }

    /** Somebody else wrote in between; the first of two first ones finds the page taken. */
    private static boolean overtaken(StoreResult<StoredPage> written) {
        return written instanceof StoreResult.Conflict<StoredPage> conflict
                && (conflict.reason().is(StoreReasons.CHANGED)
                        || conflict.reason().is(StoreReasons.TAKEN));
    }

    private void tell(Written written) {
        String body = "{\"page\":\"" + written.stored().page().word() + "\",\"revision\":"
                + written.stored().revision() + "}";
        city.thread().execute(() -> {
            LiveRoom room = city.find(written.stored().room());
            if (room != null && !room.session().isEmpty()) {
                room.say(SENDER, "", Recipient.EVERYONE, CHANGED, body);
            }
        });
    }
}
