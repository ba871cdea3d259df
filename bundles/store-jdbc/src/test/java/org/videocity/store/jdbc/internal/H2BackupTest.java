package org.videocity.store.jdbc.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** Backups of the database every city begins with. */
class H2BackupTest extends BackupContract {
    @TempDir
    Path databases;

    @Override
    DataSource emptyDatabase() throws Exception {
        return Stores.h2(Files.createTempDirectory(databases, "h2"));
    }
}
