package org.videocity.store.jdbc.internal;

import javax.sql.DataSource;
import org.videocity.testing.RealPostgres;

/** The contract about cards on a real PostgreSQL. */
class PostgresCardTest extends CardContract {
    @Override
    DataSource emptyDatabase() throws Exception {
        return RealPostgres.shared().emptyDatabase();
    }
}
