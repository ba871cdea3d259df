package org.videocity.store.jdbc.internal;

import javax.sql.DataSource;
import org.videocity.testing.RealPostgres;

/** The contract about pages and files of rooms on a real PostgreSQL. */
class PostgresPageTest extends PageContract {
    @Override
    DataSource emptyDatabase() throws Exception {
        return RealPostgres.shared().emptyDatabase();
    }
}
