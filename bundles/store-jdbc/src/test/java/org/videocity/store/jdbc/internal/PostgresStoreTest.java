package org.videocity.store.jdbc.internal;

import javax.sql.DataSource;
import org.videocity.testing.RealPostgres;

/** The contract on a real PostgreSQL. */
class PostgresStoreTest extends StoreContract {
    @Override
    DataSource emptyDatabase() throws Exception {
        return RealPostgres.shared().emptyDatabase();
    }
}
