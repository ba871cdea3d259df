package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.NOON;
import static org.videocity.store.jdbc.internal.Stores.done;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobStore.Blob;
import org.videocity.api.store.RoomFileStore.Quota;
import org.videocity.api.store.StoredFile;
import org.videocity.api.store.StoredPage;

/** A file that the page of a room shows. */
final class ShownFile {
    private static final Quota MUCH = new Quota(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);

    private static final RoomId TEA = new RoomId("localhost", "ada@example.org", "Tea");
    private static final String FILE = "0123456789abcdef";

    private ShownFile() {}

    static void in(Stores stores, RoomId room, String id, BlobId blob, String page) {
        done(stores.files.reserve(
                new StoredFile(id, room, "film.webm", "", Optional.empty(), 9, ""), MUCH, NOON, HERE));
        done(stores.files.complete(id, "video/webm", new Blob(blob, 9), MUCH, HERE));
        done(stores.pages.write(new StoredPage(room, RoomPage.INDEX, "", 0, page, Map.of()), Set.of(id), NOON, HERE));
    }

    /** Has a room of ada's show a blob. */
    static BlobId of(Stores stores, BlobId blob, String text) {
        in(stores, TEA, FILE, blob, text);
        return blob;
    }

    /** Tells whether the room of ada's shows a blob, which is there. */
    static void isIn(Stores stores, BlobStore blobs, BlobId blob, String text) {
        assertThat(done(stores.pages.page(TEA, RoomPage.INDEX, HERE)).text()).isEqualTo(text);
        assertThat(done(stores.files.find(TEA, FILE, HERE)).orElseThrow().blob())
                .contains(blob);
        assertThat(done(blobs.read(blob, 1_000, HERE))).isPresent();
    }
}
