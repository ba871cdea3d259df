package org.videocity.store.jdbc.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the version this bundle knows, by the scripts {@code schema/<version>.sql}, one after the other.
 *
 * <p>PostgreSQL runs each script in one transaction, one node at a time. H2 commits with every statement that defines
 * something: scripts say {@code IF NOT EXISTS}, so that one interrupted half-way runs again from its beginning.
 */
final class Schema {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    private static final long ADVISORY_LOCK = 0x56696465_6f436974L;
    private static final String VERSIONS =
            "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT"
                    + " NULL)";

    /** Which restores happened: committed with the rows they brought. */
    private static final String RESTORED = "CREATE TABLE IF NOT EXISTS " + Backups.RESTORED
            + " (id VARCHAR(64) NOT NULL PRIMARY KEY, restored_at BIGINT NOT NULL)";

    private final List<String> scripts;

    /** The database was written by something newer than this. */
    static final class NewerException extends SQLException {
        private static final long serialVersionUID = 1L;

        NewerException(int found, int known) {
            super("The database has schema version " + found + "; this version of the city knows " + known
                    + " at most. Start the version that wrote it, or restore a backup made before.");
        }
    }

    Schema() {
        this(shipped());
    }

    /** Takes other scripts, the first of which makes version 1. */
    Schema(List<String> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    int version() {
        return scripts.size();
    }

    /** Returns the scripts, that of version 1 first. */
    List<String> scripts() {
        return scripts;
    }

    /** Creates what is missing. */
    void migrate(Connection connection) throws SQLException {
        boolean h2 = isH2(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (h2) {
                // whatever the address says: without it acknowledged commits are lost with the process
                statement.execute("SET WRITE_DELAY 0");
            } else {
                statement.execute("SELECT pg_advisory_xact_lock(" + ADVISORY_LOCK + ")");
            }
            statement.execute(VERSIONS);
            statement.execute(RESTORED);
            int found = found(statement);
            if (found > scripts.size()) {
                throw new NewerException(found, scripts.size());
            }
            for (int next = found + 1; next <= scripts.size(); next++) {
                apply(statement, next);
                if (h2) {
                    connection.commit();
                }
            }
            connection.commit();
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        }
    }

    private void apply(Statement statement, int version) throws SQLException {
        for (String sql : statements(scripts.get(version - 1))) {
            statement.execute(sql);
        }
        statement.executeUpdate("INSERT INTO schema_versions (version, applied_at) VALUES (" + version + ", "
                + System.currentTimeMillis() + ")");
        LOG.info("The database has schema version {} now", version);
    }

    private static int found(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_versions")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static boolean isH2(Connection connection) throws SQLException {
        return connection
                .getMetaData()
                .getDatabaseProductName()
                .toUpperCase(Locale.ROOT)
                .equals("H2");
    }

    /** Splits a script at semicolons that end a line; lines that begin with two dashes are comments. */
    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : script.split("\n")) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("--")) {
                continue;
            }
            boolean last = text.endsWith(";");
            current.append(last ? text.substring(0, text.length() - 1) : text).append('\n');
            if (last) {
                statements.add(current.toString());
                current.setLength(0);
            }
        }
        return statements;
    }

    static List<String> shipped() {
        List<String> scripts = new ArrayList<>();
        for (int version = 1; ; version++) {
            try (InputStream in = Schema.class.getResourceAsStream("schema/" + version + ".sql")) {
                if (in == null) {
                    return scripts;
                }
                scripts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new IllegalStateException("The bundle's own schema script cannot be read", unreadable);
            }
        }
    }
}
