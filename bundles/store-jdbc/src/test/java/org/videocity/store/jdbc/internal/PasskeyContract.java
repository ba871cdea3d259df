package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.NOON;
import static org.videocity.store.jdbc.internal.Stores.anyId;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.get;
import static org.videocity.store.jdbc.internal.Stores.resident;
import static org.videocity.store.jdbc.internal.Stores.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredPasskey;

/** What every database must do alike about passkeys. */
abstract class PasskeyContract {
    private static final int ES256 = -7;

    private final Resident ada = resident(anyId(), anyId() + "@example.org");
    private Stores stores;

    /** Yields a database without tables. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        stores = new Stores(emptyDatabase());
        done(stores.residents.create(ada, List.of(room(ada, "")), HERE));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private StoredPasskey passkey(String id, Instant created) {
        return new StoredPasskey(
                id,
                ada.id(),
                "localhost",
                "city.example",
                "Ada's phone 🌍",
                ES256,
                "MFkw".repeat(290),
                0,
                created,
                Optional.empty());
    }

    private StoredPasskey add(StoredPasskey passkey) {
        return done(stores.passkeys.add(passkey, 9, HERE));
    }

    private Optional<StoredPasskey> find(String id) {
        return done(stores.passkeys.byId("LOCALHOST", id, HERE));
    }

    private boolean used(String id, long count) {
        return done(stores.passkeys.used("localhost", id, count, NOON.plusSeconds(count), HERE));
    }

    private static String why(StoreResult<?> result) {
        return result.obstacle().map(Reason::name).orElse("");
    }

    @Test
    void keepsEverythingAPasskeyIs() {
        String longest = "x".repeat(1_380) + anyId();
        StoredPasskey second = add(passkey(longest, NOON.plusSeconds(1)));
        StoredPasskey first = add(passkey(anyId(), NOON));
        assertThat(find(longest)).contains(second);
        assertThat(done(stores.passkeys.ofResident(ada.id(), HERE))).containsExactly(first, second);
        assertThat(done(stores.passkeys.byId("elsewhere", first.id(), HERE))).isEmpty();
        assertThat(find(first.id().toUpperCase(java.util.Locale.ROOT) + "?")).isEmpty();
        assertThat(done(stores.passkeys.ofResident("nobody", HERE))).isEmpty();
    }

    @Test
    void refusesTheSameTwiceAndThoseOfNobody() {
        StoredPasskey once = add(passkey(anyId(), NOON));
        assertThat(why(get(stores.passkeys.add(once, 9, HERE)))).isEqualTo(StoreReasons.TAKEN.name());
        done(stores.residents.delete(ada.id(), HERE));
        assertThat(why(get(stores.passkeys.add(passkey(anyId(), NOON), 9, HERE))))
                .isEqualTo(StoreReasons.GONE.name());
    }

    @Test
    void allowsSoManyAndNotOneMoreHoweverManyAskAtOnce() {
        List<CompletionStage<StoreResult<StoredPasskey>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(stores.passkeys.add(passkey(anyId() + i, NOON), 3, HERE));
        }
        List<String> refused = answers.stream()
                .map(Stores::get)
                .map(PasskeyContract::why)
                .filter(name -> !name.isEmpty())
                .toList();
        assertThat(refused).hasSize(5).containsOnly(Reason.TOO_MANY.name());
        assertThat(done(stores.passkeys.ofResident(ada.id(), HERE))).hasSize(3);
    }

    @Test
    void aCountThatDoesNotGoOnIsThatOfACopy() {
        String id = add(passkey(anyId(), NOON)).id();
        assertThat(used(id, 0)).as("one that does not count").isTrue();
        assertThat(used(id, 0)).isTrue();
        assertThat(used(id, 5)).isTrue();
        assertThat(find(id).orElseThrow().signCount()).isEqualTo(5);
        assertThat(find(id).orElseThrow().lastUsed()).contains(NOON.plusSeconds(5));
        for (long count : new long[] {5, 4, 0}) {
            assertThat(used(id, count)).as("after 5 comes " + count).isFalse();
        }
        assertThat(used(id, 6)).isTrue();
        assertThat(done(stores.passkeys.used("elsewhere", id, 7, NOON, HERE))).isFalse();
        assertThat(used("unknown", 1)).isFalse();
        assertThat(find(id).orElseThrow().signCount()).isEqualTo(6);
    }

    @Test
    void goesWhenItsOwnerTakesItAwayOrLeaves() {
        StoredPasskey lost = add(passkey(anyId(), NOON));
        StoredPasskey kept = add(passkey(anyId(), NOON));
        assertThat(done(stores.passkeys.remove("somebody", lost.id(), HERE))).isFalse();
        assertThat(done(stores.passkeys.remove(ada.id(), lost.id(), HERE))).isTrue();
        assertThat(done(stores.passkeys.remove(ada.id(), lost.id(), HERE))).isFalse();
        assertThat(find(lost.id())).isEmpty();
        done(stores.residents.delete(ada.id(), HERE));
        assertThat(find(kept.id())).isEmpty();
    }
}
