package org.videocity.core.identity.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.PageStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.RoomFileStore;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredFile;
import org.videocity.api.store.StoredRoom;

/**
 * What somebody's rooms have in them, for an export: each room's page and the files it may show, in the folder the page names
 * them by. The stores may be replaced meanwhile. Thread: safe from any.
 */
@Component(service = RoomShelves.class, immediate = true)
public final class RoomShelves {
    private final StoreLinks stores;

    /** Made by the component runtime. */
    @Activate
    public RoomShelves(@Reference StoreLinks stores) {
        this.stores = stores;
    }

    /** Lists what is to be packed; pages and files there are where those are kept. */
    CompletionStage<StoreResult<List<ExportPart>>> parts(Resident resident, List<StoredRoom> rooms, Blobs blobs) {
        Optional<PageStore> pages = stores.pages();
        Optional<RoomFileStore> files = stores.files();
        if (pages.isEmpty() || files.isEmpty()) {
            return Steps.done(List.of());
        }
        CompletionStage<StoreResult<List<ExportPart>>> found = Steps.done(List.of());
        for (StoredRoom room : rooms) {
            found = Steps.then(
                    found,
                    parts -> Steps.then(
                            pages.get().page(room.id(), RoomPage.INDEX, Runnable::run),
                            page -> Steps.done(
                                    page.text().isEmpty() ? parts : with(parts, page(room.id(), page.text())))));
        }
        return Steps.then(
                found,
                parts -> Steps.then(files.get().ofHome(resident.city(), resident.address(), Runnable::run), all -> {
                    List<ExportPart> whole = new ArrayList<>(parts);
                    all.stream()
                            .filter(file -> file.session().isEmpty())
                            .forEach(file -> file.blob().ifPresent(blob -> whole.add(file(file, blob, blobs))));
                    return Steps.done(List.copyOf(whole));
                }));
    }

    /** Where the bytes of files are. */
    interface Blobs {
        ExportPart part(String name, BlobId blob);
    }

    private static List<ExportPart> with(List<ExportPart> parts, ExportPart one) {
        List<ExportPart> more = new ArrayList<>(parts);
        more.add(one);
        return more;
    }

    private static ExportPart page(RoomId room, String text) {
        return ExportPart.of(folder(room) + "index.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static ExportPart file(StoredFile file, BlobId blob, Blobs blobs) {
        return blobs.part(folder(file.room()) + "files/" + file.id() + "-" + file.name(), blob);
    }

    private static String folder(RoomId room) {
        return room.isHome() ? "home/" : "rooms/" + room.name() + "/";
    }
}
