package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.NOON;
import static org.videocity.store.jdbc.internal.Stores.anyId;
import static org.videocity.store.jdbc.internal.Stores.card;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.resident;
import static org.videocity.store.jdbc.internal.Stores.room;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.CardKind;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.CardFileStore.CardFile;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoredCard;

/** What every database must do alike about the files of public cards. */
abstract class CardFileContract {
    private final Resident ada = resident(anyId(), anyId() + "@example.org");
    private final BlobId file = new BlobId("ada", "ab".repeat(32));
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

    private StoredCard add() {
        StoredCard card = card(ada, CardKind.ROOM, "", false, NOON);
        return done(stores.cards.add(card, Optional.empty(), 9, HERE));
    }

    private List<CardFile> withoutCard(int limit) {
        return done(stores.cardFiles.withoutCard(NOON.plusSeconds(1), limit, HERE));
    }

    @Test
    void findsTheFileOfACardUntilItIsForgotten() {
        done(stores.cardFiles.put("LOCALHOST", "2a", new BlobId("ada", "cd".repeat(32)), HERE));
        done(stores.cardFiles.put("localhost", "2a", file, HERE));
        assertThat(done(stores.cardFiles.find("localhost", "2a", HERE))).contains(file);
        assertThat(done(stores.cardFiles.find("elsewhere", "2a", HERE))).isEmpty();
        assertThat(done(stores.cardFiles.forget("localhost", "2a", HERE))).isTrue();
        assertThat(done(stores.cardFiles.forget("localhost", "2a", HERE))).isFalse();
        assertThat(done(stores.cardFiles.find("localhost", "2a", HERE))).isEmpty();
    }

    @Test
    void listsFilesWhoseCardsDoNotHoldAnyMore() {
        StoredCard holds = add();
        StoredCard revoked = add();
        for (String serial : List.of(holds.serial(), revoked.serial(), "unknown")) {
            done(stores.cardFiles.put("localhost", serial, file, HERE));
        }
        done(stores.cards.revoke(ada.id(), revoked.serial(), StoredCard.Revocation.BY_OWNER, NOON, HERE));
        assertThat(withoutCard(9)).extracting(CardFile::serial).containsExactlyInAnyOrder(revoked.serial(), "unknown");
        assertThat(withoutCard(1)).hasSize(1);
        assertThat(done(stores.cardFiles.withoutCard(holds.expires(), 9, HERE))).hasSize(3);
    }
}
