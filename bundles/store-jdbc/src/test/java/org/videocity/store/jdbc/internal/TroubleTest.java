package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.anyId;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.get;
import static org.videocity.store.jdbc.internal.Stores.resident;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.testing.RealPostgres;

/** The database goes away, the disk fills up: readable answers, nothing lost, recovery by itself. */
class TroubleTest {
    private static final Map<String, Object> QUICK = Map.of("retryMillis", 50L, "connectionTimeoutMillis", 1_000L);

    @TempDir
    Path folder;

    private static StoreResult<Resident> add(Stores stores) {
        String id = anyId();
        return get(stores.residents.create(resident(id, id + "@example.org"), List.of(), HERE));
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenItIsNot() {
        FullDisk.register();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:full:" + folder.resolve("city") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        source.setUser("sa");
        try (Stores stores = new Stores(source, new Schema(), QUICK)) {
            List<Resident> acknowledged = new ArrayList<>();
            add(stores).asOptional().ifPresent(acknowledged::add);
            assertThat(acknowledged).as("added while there was room").hasSize(1);
            FullDisk.fill();
            Awaitility.await().untilAsserted(() -> {
                StoreResult<Resident> answer = add(stores);
                answer.asOptional().ifPresent(acknowledged::add);
                assertThat(answer).isEqualTo(new StoreResult.Unavailable<>(StoreReasons.DISK_FULL));
            });
            FullDisk.free();
            Awaitility.await().untilAsserted(() -> {
                StoreResult<Resident> answer = add(stores);
                answer.asOptional().ifPresent(acknowledged::add);
                assertThat(answer).isInstanceOf(StoreResult.Done.class);
            });
            assertThat(acknowledged)
                    .allSatisfy(known -> assertThat(done(stores.residents.byId(known.id(), HERE)))
                            .contains(known));
        } finally {
            FullDisk.free();
        }
    }

    @Test
    void opensWhenTheDatabaseCanBeOpened() throws Exception {
        Path place = folder.resolve("later");
        Files.writeString(place, "a file where a folder has to be");
        try (Stores stores = new Stores(Stores.h2(place), new Schema(), QUICK)) {
            assertThat(add(stores)).isEqualTo(new StoreResult.Unavailable<>(StoreReasons.DATABASE_AWAY));
            Files.delete(place);
            Awaitility.await().untilAsserted(() -> assertThat(add(stores)).isInstanceOf(StoreResult.Done.class));
        }
    }

    @Test
    void outlivesADatabaseServerThatIsKilled() throws Exception {
        try (RealPostgres postgres = new RealPostgres()) {
            DataSource source = postgres.emptyDatabase();
            try (Stores stores = new Stores(source, new Schema(), QUICK)) {
                List<Resident> acknowledged = new ArrayList<>();
                for (int round = 0; round < 3; round++) {
                    Awaitility.await().untilAsserted(() -> {
                        StoreResult<Resident> answer = add(stores);
                        answer.asOptional().ifPresent(acknowledged::add);
                        assertThat(answer).isInstanceOf(StoreResult.Done.class);
                    });
                    postgres.kill();
                    Awaitility.await()
                            .untilAsserted(() -> assertThat(add(stores))
                                    .isEqualTo(new StoreResult.Unavailable<>(StoreReasons.DATABASE_AWAY)));
                    postgres.start();
                }
                Awaitility.await().untilAsserted(() -> assertThat(add(stores)).isInstanceOf(StoreResult.Done.class));
                assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(3);
                assertThat(acknowledged)
                        .allSatisfy(known -> assertThat(done(stores.residents.byId(known.id(), HERE)))
                                .contains(known));
            }
        }
    }
}
