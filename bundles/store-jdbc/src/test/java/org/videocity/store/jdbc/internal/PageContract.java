package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.NOON;
import static org.videocity.store.jdbc.internal.Stores.anyId;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.get;
import static org.videocity.store.jdbc.internal.Stores.resident;
import static org.videocity.store.jdbc.internal.Stores.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore.Blob;
import org.videocity.api.store.Resident;
import org.videocity.api.store.RoomFileStore.Quota;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredFile;
import org.videocity.api.store.StoredPage;
import org.videocity.api.store.StoredRoom;

/** What every database must do alike about the pages of rooms and the files they show. */
abstract class PageContract {
    private static final Quota MUCH = new Quota(10_000, 10_000);
    private final Resident ada = resident(anyId(), anyId() + "@example.org");
    private final StoredRoom garden = room(ada, "Garden");
    private final RoomId room = garden.id();
    private Stores stores;

    /** Yields a database without tables. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        stores = new Stores(emptyDatabase());
        done(stores.residents.create(ada, List.of(room(ada, ""), garden), HERE));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private StoredPage page(RoomPage which) {
        return done(stores.pages.page(room, which, HERE));
    }

    private static StoredPage with(StoredPage page, String text, String session) {
        return new StoredPage(page.room(), page.page(), session, page.revision(), text, Map.of("5f0c91aa", "a b c"));
    }

    private StoreResult<StoredPage> write(StoredPage page, String... files) {
        return get(stores.pages.write(page, Set.of(files), NOON, HERE));
    }

    private String file(String session) {
        String id = anyId();
        done(stores.files.reserve(
                new StoredFile(id, room, "beans.jpg", "", Optional.empty(), 100, session), MUCH, NOON, HERE));
        done(stores.files.complete(id, "image/jpeg", blob(id, 100), MUCH, HERE));
        return id;
    }

    private static Blob blob(String id, long bytes) {
        return new Blob(new BlobId(StoredFile.space(id), "ab".repeat(32)), bytes);
    }

    private List<String> superfluous(long later) {
        return done(stores.files.superfluous(NOON.plusSeconds(later), 100, HERE)).stream()
                .map(StoredFile::id)
                .toList();
    }

    private boolean isThere(RoomId where, String id) {
        return done(stores.files.find(where, id, HERE)).isPresent();
    }

    @Test
    void keepsAPageAsItIsAndCountsItsChanges() {
        assertThat(page(RoomPage.INDEX)).isEqualTo(StoredPage.empty(room, RoomPage.INDEX));
        String text = "<page>🌍 " + "ö".repeat(1_000_000) + "</page>";
        StoredPage first = done(stores.pages.write(with(page(RoomPage.INDEX), text, ""), Set.of(), NOON, HERE));
        assertThat(first).isEqualTo(page(RoomPage.INDEX)).isEqualTo(with(first, text, ""));
        assertThat(first.revision()).isEqualTo(1);
        assertThat(page(RoomPage.ACTIVE).revision()).isZero();
        assertThat(write(with(first, "", ""))).isInstanceOf(StoreResult.Done.class);
        assertThat(page(RoomPage.INDEX).revision()).isEqualTo(2);
    }

    @Test
    void refusesAChangeOfWhatWasChangedMeanwhile() {
        StoredPage seen = page(RoomPage.INDEX);
        write(with(seen, "one", ""));
        assertThat(write(with(seen, "two", "")).obstacle()).isPresent();
        StoredPage now = page(RoomPage.INDEX);
        assertThat(now.text()).isEqualTo("one");
        write(with(now, "two", ""));
        assertThat(write(with(now, "three", "")).obstacle().orElseThrow().name())
                .isEqualTo("changed");
    }

    @Test
    void knowsWhichFilesArePagesOwnAndWhichNobodyNeeds() {
        String bean = file("");
        String other = file("");
        assertThat(write(with(page(RoomPage.INDEX), "x", ""), bean, "0123456789abcdef")
                        .obstacle()
                        .orElseThrow()
                        .name())
                .isEqualTo("no-such-file");
        assertThat(page(RoomPage.INDEX).revision()).isZero();
        write(with(page(RoomPage.INDEX), "x", ""), bean);
        assertThat(superfluous(1)).containsExactly(other);
        assertThat(isThere(room, other)).isFalse();
        assertThat(isThere(room, bean)).isTrue();
        write(with(page(RoomPage.ACTIVE), "x", "s1"), bean);
        write(with(page(RoomPage.INDEX), "", ""));
        assertThat(superfluous(1)).doesNotContain(bean);
        write(with(page(RoomPage.ACTIVE), "", "s1"));
        assertThat(superfluous(0)).as("grace").doesNotContain(bean);
        assertThat(superfluous(1)).contains(bean);
        assertThat(done(stores.files.forget(bean, HERE))).isTrue();
        assertThat(done(stores.files.forget(bean, HERE))).isFalse();
        assertThat(superfluous(1)).containsExactly(other);
    }

    @Test
    void endsWhatBelongsToASession() {
        String kept = file("s1");
        String shown = file("s1");
        String others = file("s2");
        write(with(page(RoomPage.ACTIVE), "x", "s1"), kept, shown);
        write(with(page(RoomPage.INDEX), "y", ""), kept);
        assertThat(done(stores.pages.sessions(9, HERE)))
                .extracting(one -> one.session())
                .containsExactlyInAnyOrder("s1", "s2");
        assertThat(done(stores.pages.endSession("s1", NOON, HERE))).isTrue();
        assertThat(page(RoomPage.ACTIVE).text()).isEmpty();
        assertThat(page(RoomPage.ACTIVE).revision()).isEqualTo(2);
        assertThat(page(RoomPage.INDEX).text()).isEqualTo("y");
        assertThat(superfluous(0)).containsExactly(shown);
        assertThat(isThere(room, kept)).isTrue();
        assertThat(isThere(room, others)).isTrue();
        assertThat(done(stores.pages.endSession("", NOON, HERE))).isFalse();
        assertThat(done(stores.pages.sessions(9, HERE)))
                .extracting(one -> one.session())
                .containsExactly("s2");
    }

    @Test
    void countsTheBytesOfAHomeAndOfASession() {
        String first = anyId();
        StoredFile file = new StoredFile(first, room, "a.mp4", "", Optional.empty(), 60, "s1");
        Quota little = new Quota(100, 70);
        done(stores.files.reserve(file, little, NOON, HERE));
        StoredFile second = new StoredFile(anyId(), garden.id(), "b.mp4", "", Optional.empty(), 30, "s1");
        assertThat(get(stores.files.reserve(second, little, NOON, HERE))
                        .obstacle()
                        .orElseThrow()
                        .name())
                .isEqualTo("home-full");
        StoredFile elsewhere = new StoredFile(
                anyId(), new RoomId(room.city(), room.owner(), ""), "c.mp4", "", Optional.empty(), 41, "");
        assertThat(get(stores.files.reserve(elsewhere, little, NOON, HERE)).obstacle())
                .isPresent();
        assertThat(get(stores.files.complete(first, "video/mp4", blob(first, 71), little, HERE))
                        .obstacle())
                .as("more than it said")
                .isPresent();
        assertThat(isThere(room, first)).isFalse();
        assertThat(done(stores.files.giveUp(first, HERE))).isTrue();
        assertThat(done(stores.files.reserve(elsewhere, little, NOON, HERE)).bytes())
                .isEqualTo(41);
        assertThat(get(stores.files.complete(first, "video/mp4", blob(first, 1), little, HERE))
                        .obstacle())
                .isPresent();
    }

    @Test
    void followsARoomToItsNewNameAndGoesWithIt() {
        String bean = file("");
        write(with(page(RoomPage.INDEX), "x", ""), bean);
        StoredRoom renamed = garden.with(
                new RoomSettings(
                        new RoomId(room.city(), room.owner(), "Orchard"), "", "", true, Optional.empty(), Set.of()),
                List.of());
        done(stores.rooms.update(room, renamed, HERE));
        assertThat(page(RoomPage.INDEX).revision()).isZero();
        assertThat(done(stores.pages.page(renamed.id(), RoomPage.INDEX, HERE)).text())
                .isEqualTo("x");
        assertThat(isThere(renamed.id(), bean)).isTrue();
        String address = anyId() + "@example.com";
        done(stores.residents.move(ada.id(), address, NOON, NOON.plusSeconds(60), HERE));
        RoomId moved = new RoomId(room.city(), address, "Orchard");
        assertThat(isThere(moved, bean)).isTrue();
        assertThat(done(stores.files.ofHome(room.city(), address, HERE)))
                .extracting(StoredFile::id)
                .containsExactly(bean);
        done(stores.rooms.delete(moved, HERE));
        assertThat(done(stores.pages.page(moved, RoomPage.INDEX, HERE)).revision())
                .isZero();
        assertThat(isThere(moved, bean)).isFalse();
        assertThat(superfluous(0)).containsExactly(bean);
    }

    @Test
    void goesWithTheResident() {
        String bean = file("");
        write(with(page(RoomPage.INDEX), "x", ""), bean);
        done(stores.residents.delete(ada.id(), HERE));
        assertThat(page(RoomPage.INDEX).revision()).isZero();
        assertThat(superfluous(0)).containsExactly(bean);
    }
}
