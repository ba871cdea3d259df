package org.videocity.store.jdbc.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** The contract about letters on the database every city begins with. */
class H2LetterTest extends LetterContract {
    @TempDir
    Path folder;

    @Override
    DataSource emptyDatabase() throws Exception {
        return Stores.h2(Files.createTempDirectory(folder, "h2"));
    }
}
