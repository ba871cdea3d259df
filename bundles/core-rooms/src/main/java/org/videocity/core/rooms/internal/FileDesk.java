package org.videocity.core.rooms.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.PlaylistCaller;
import org.videocity.api.playlist.RoomFileService;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.RoomFileStore;
import org.videocity.api.store.RoomFileStore.Quota;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredFile;

/** Takes the files people bring into rooms, and finds them again. */
@Component(service = RoomFileService.class, immediate = true)
public final class FileDesk implements RoomFileService {
    private static final int TAG_CHARS = 32;

    private final City city;
    private final CityLinks links;
    private final PageAccess access;

    /** Made by the component runtime. */
    @Activate
    public FileDesk(@Reference City city) {
        this.city = city;
        this.links = city.links();
        this.access = new PageAccess(city);
    }

    @Override
    public CompletionStage<StoreResult<Upload>> upload(
            RoomId room, PlaylistCaller caller, RoomPage page, String name, long declaredBytes, Executor executor) {
        RoomsConfiguration limits = city.limits();
        Quota quota = new Quota(limits.maxHomeBytes(), limits.maxSessionBytes());
        return Results.then(access.ask(room, caller, executor), rights -> {
            Optional<Reason> obstacle = rights.toAdd(page);
            if (obstacle.isPresent()) {
                return Results.conflict(obstacle.get());
            }
            if (declaredBytes > limits.maxFileBytes()) {
                return Results.conflict(FileIntake.tooLarge(limits.maxFileBytes()));
            }
            Optional<RoomFileStore> files = links.files();
            Optional<BlobStore> blobs = links.blobs();
            if (files.isEmpty() || blobs.isEmpty()) {
                return Results.unavailable(Reason.UNAVAILABLE);
            }
            StoredFile place = new StoredFile(
                    FileNames.id(),
                    rights.room(),
                    FileNames.clean(name),
                    "",
                    Optional.empty(),
                    Math.max(0, declaredBytes),
                    page == RoomPage.ACTIVE ? rights.session() : "");
            FileIntake.Ends ends =
                    new FileIntake.Ends(files.get(), blobs.get(), quota, file -> found(file, rights, blobs.get()));
            return Results.then(
                    files.get().reserve(place, quota, Instant.now(), executor),
                    reserved -> Results.done(new FileIntake(ends, reserved, limits.maxFileBytes())));
        });
    }

    @Override
    public CompletionStage<StoreResult<Optional<RoomFile>>> find(
            RoomId room, PlaylistCaller caller, String segment, Executor executor) {
        return Results.then(access.ask(room, caller, executor), rights -> {
            Optional<String> id = PageSources.idOf(segment);
            Optional<RoomFileStore> files = links.files();
            Optional<BlobStore> blobs = links.blobs();
            if (files.isEmpty() || blobs.isEmpty()) {
                return Results.unavailable(Reason.UNAVAILABLE);
            }
            return id.isEmpty()
                    ? Results.done(Optional.empty())
                    : files.get()
                            .find(rights.room(), id.get(), executor)
                            .thenApply(result ->
                                    result.map(there -> there.map(file -> found(file, rights, blobs.get()))));
        });
    }

    /** What is there has its bytes. */
    private static RoomFile found(StoredFile file, PageRights rights, BlobStore blobs) {
        BlobId blob = file.blob().orElseThrow();
        return new RoomFile(
                PageSources.url(file.room()) + "/" + PageSources.stored(file),
                file.mediaType(),
                file.bytes(),
                blob.sha256().substring(0, TAG_CHARS),
                rights.isPublic(),
                (offset, maxBytes, executor) -> blobs.readAt(blob, offset, maxBytes, executor));
    }
}
