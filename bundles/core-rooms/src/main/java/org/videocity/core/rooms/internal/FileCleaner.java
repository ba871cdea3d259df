package org.videocity.core.rooms.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.store.PageStore.KeptSession;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoredFile;
import org.videocity.api.store.StoredRoom;

/**
 * Takes away what nobody needs any more: what was shared in a session that is over, at once; files of rooms that are gone, at
 * once; files that no playlist has shown for a day. State belongs to the rooms' thread; the stores do the work.
 */
@Component(service = RoomStoreListener.class, immediate = true)
public final class FileCleaner implements RoomStoreListener {
    /** Somebody who takes a playlist away may want it back. */
    static final Duration GRACE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(FileCleaner.class);
    private static final long SOON_MILLIS = 1_000;
    private static final long EVERY_MILLIS = 3_600_000;
    private static final int AT_ONCE = 100;

    private final City city;
    private final CityLinks links;
    private @Nullable Future<?> nextRound;
    private @Nullable Future<?> nextCleaning;
    private boolean stopped;

    /** Made by the component runtime; looks first when it is known which sessions go on after an update. */
    @Activate
    public FileCleaner(@Reference City city) {
        this.city = city;
        this.links = city.links();
        city.onSessionEnd(this::sessionEnded);
        city.thread().execute(() -> nextRound = later(SessionArchive.GOOD_MILLIS + SOON_MILLIS, this::round));
    }

    /** Plans nothing more. */
    @Deactivate
    public void deactivate() {
        city.onSessionEnd(session -> {});
        city.thread().execute(() -> {
            stopped = true;
            cancel(nextRound);
            cancel(nextCleaning);
        });
    }

    private static void cancel(@Nullable Future<?> planned) {
        if (planned != null) {
            planned.cancel(false);
        }
    }

    private @Nullable Future<?> later(long millis, Runnable work) {
        return stopped ? null : city.thread().later(millis, work);
    }

    @Override
    public void onStored(StoredRoom room) {}

    /** What the room had is doomed already; it goes soon, together with what else goes now. */
    @Override
    public void onDeleted(RoomId id) {
        city.thread().execute(this::soon);
    }

    @Override
    public void onReady(RoomStore store) {}

    private void soon() {
        cancel(nextCleaning);
        nextCleaning = later(SOON_MILLIS, this::clean);
    }

    /** On the rooms' thread. */
    private void sessionEnded(String session) {
        links.pages()
                .ifPresent(pages -> pages.endSession(session, Instant.now(), city.thread())
                        .thenAccept(
                                ended -> ended.asOptional().filter(was -> was).ifPresent(was -> soon())));
    }

    /** Ends what sessions left that ended with the process, and cleans. */
    void round() {
        cancel(nextRound);
        nextRound = later(EVERY_MILLIS, this::round);
        links.pages()
                .ifPresent(pages -> pages.sessions(AT_ONCE, city.thread())
                        .thenAccept(found -> found.asOptional().ifPresent(this::endThoseOver)));
        clean();
    }

    private void endThoseOver(List<KeptSession> kept) {
        for (KeptSession one : kept) {
            LiveRoom room = city.find(one.room());
            if (room == null || !room.session().equals(one.session())) {
                sessionEnded(one.session());
            }
        }
    }

    /** Deletes a hundred files, and more soon where there are more. */
    private void clean() {
        links.files()
                .ifPresent(files -> files.superfluous(Instant.now().minus(GRACE), AT_ONCE, city.thread())
                        .thenAccept(found -> found.asOptional().ifPresent(doomed -> {
                            doomed.forEach(this::delete);
                            if (doomed.size() == AT_ONCE) {
                                soon();
                            }
                        })));
    }

    private void delete(StoredFile file) {
        links.blobs()
                .ifPresent(blobs -> blobs.deleteSpace(StoredFile.space(file.id()), city.thread())
                        .thenAccept(deleted -> {
                            deleted.obstacle()
                                    .ifPresent(why ->
                                            LOG.warn("The file {} could not be deleted: {}", file.id(), why.text()));
                            if (deleted.obstacle().isEmpty()) {
                                links.files().ifPresent(files -> files.forget(file.id(), city.thread()));
                            }
                        }));
    }
}
