package org.videocity.store.jdbc.internal;

import javax.sql.DataSource;
import org.videocity.testing.RealPostgres;

/** The contract about passkeys on a real PostgreSQL. */
class PostgresPasskeyTest extends PasskeyContract {
    @Override
    DataSource emptyDatabase() throws Exception {
        return RealPostgres.shared().emptyDatabase();
    }
}
