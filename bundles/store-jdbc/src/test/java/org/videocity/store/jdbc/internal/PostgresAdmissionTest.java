package org.videocity.store.jdbc.internal;

import javax.sql.DataSource;
import org.videocity.testing.RealPostgres;

/** Who may come into a room, on a real PostgreSQL. */
class PostgresAdmissionTest extends AdmissionContract {
    @Override
    DataSource emptyDatabase() throws Exception {
        return RealPostgres.shared().emptyDatabase();
    }
}
